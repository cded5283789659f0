package gatehouse.definitions;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.SpamScore;
import gatehouse.definitions.BundledMessages.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The bundled messages, scored by a generation and the active one in turn, and what that costs. For one trial on one thread. */
final class BundledScores {
    /** Of scoring all messages, the first of which makes the automata's states. */
    private static final int ROUNDS = 4;

    private final List<Message> messages;
    private final RuleGeneration candidate;
    private final Optional<RuleGeneration> active;
    private final List<Scored> scored = new ArrayList<>();
    private final Set<String> givenUpByActive = new HashSet<>();

    BundledScores(List<Message> messages, RuleGeneration candidate, Optional<RuleGeneration> active) {
        this.messages = messages;
        this.candidate = candidate;
        this.active = active;
    }

    /** A message and both scores; that of the active generation is empty where there is none. */
    record Scored(Message message, SpamScore candidate, Optional<SpamScore> active) {}

    List<Scored> scored() {
        return scored;
    }

    /** Scores each message once; whether it could be done for all. */
    boolean take(TrialFindings findings) throws InterruptedException {
        for (Message message : messages) {
            stopIfInterrupted();
            Optional<SpamScore> before = active.map(rules -> rules.rules().score(message.text()));
            before.ifPresent(score -> givenUpByActive.addAll(score.overBudget()));
            try {
                scored.add(new Scored(message, candidate.rules().score(message.text()), before));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                findings.refuse("scoring the bundled message " + message.name() + " failed: " + e);
                return false;
            }
        }
        return true;
    }

    /** Rules that are given up, and the time that scoring takes. */
    void judgeCost(TrialFindings findings) throws InterruptedException {
        boolean isBounded = true;
        for (Scored message : scored) {
            Optional<String> rule = givenUp(message);
            rule.ifPresent(name -> findings.refuse("rule " + name + " takes too many steps for the bundled message "
                    + message.message().name() + ", and is given up"));
            isBounded &= rule.isEmpty();
        }
        if (isBounded && active.isPresent()) {
            CostComparison cost = cost(active.get());
            findings.tell("cost: " + cost);
            cost.objection().ifPresent(findings::differs);
        }
    }

    private Optional<String> givenUp(Scored message) {
        return message.candidate().overBudget().stream()
                .filter(rule -> !givenUpByActive.contains(rule))
                .findFirst();
    }

    /** By the quickest of some rounds, since whatever else the machine does only adds to it. */
    private CostComparison cost(RuleGeneration beside) throws InterruptedException {
        List<Long> ofCandidate = new ArrayList<>();
        List<Long> ofActive = new ArrayList<>();
        for (Message message : messages) {
            long leastOfCandidate = Long.MAX_VALUE;
            long leastOfActive = Long.MAX_VALUE;
            for (int round = 1; round < ROUNDS; round++) {
                stopIfInterrupted();
                leastOfCandidate = Math.min(leastOfCandidate, nanos(candidate, message));
                leastOfActive = Math.min(leastOfActive, nanos(beside, message));
            }
            ofCandidate.add(leastOfCandidate);
            ofActive.add(leastOfActive);
        }
        return CostComparison.ofNanos(ofCandidate, ofActive);
    }

    private static long nanos(RuleGeneration generation, Message message) {
        long start = CpuClock.nanos();
        generation.rules().score(message.text());
        return CpuClock.nanos() - start;
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
