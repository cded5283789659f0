package gatehouse.report;

import gatehouse.antispam.SpamVerdict;
import gatehouse.mail.Mail;
import gatehouse.server.MessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the task knows of its own work: counts, times, the latest reasons to hold. Safe for use by several threads. */
public final class Report {
    private static final int MOST_REASONS = 20;
    private static final int MOST_GIVEN_UP = 1_000;

    private final Counters counters = new Counters();
    private final Timings holdTimes = new Timings();
    private final Timings scoreTimes = new Timings();
    private final SpamLog spamLog = new SpamLog();
    private final Map<String, Integer> givenUp = new ConcurrentHashMap<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private final Optional<VerdictRecords> records;

    /** Without verdicts on disk. */
    public Report() {
        this(Optional.empty());
    }

    /** One that hands verdicts on to the records as well. */
    public Report(Optional<VerdictRecords> records) {
        this.records = records;
    }

    public Counters counters() {
        return counters;
    }

    /** From deposit in mail.box to release or quarantine. */
    public Timings holdTimes() {
        return holdTimes;
    }

    /** How long scoring takes. */
    public Timings scoreTimes() {
        return scoreTimes;
    }

    public SpamLog spamLog() {
        return spamLog;
    }

    /** Counts what the antispam says of a message, and remembers it. */
    public void judged(MessageId id, Mail mail, SpamVerdict verdict) {
        switch (verdict.basis()) {
            case SCORE -> {
                counters.count(Counter.SCORED);
                scoreTimes.record(verdict.took());
            }
            case FAILURE -> counters.count(Counter.SCORING_FAILED);
            case EXEMPT, NO_RULES, BLOCKED_SENDER -> counters.count(Counter.NOT_SCORED);
        }
        switch (verdict.spamClass()) {
            case NOT_SPAM -> {}
            case SUSPECTED -> counters.count(Counter.SUSPECTED);
            case SPAM -> counters.count(Counter.SPAM);
        }
        verdict.score().overBudget().stream()
                .filter(rule -> givenUp.size() < MOST_GIVEN_UP || givenUp.containsKey(rule))
                .forEach(rule -> givenUp.merge(rule, 1, Integer::sum));
        VerdictRecord facts = VerdictRecord.of(id, mail, verdict);
        spamLog.add(SpamLog.Entry.of(facts, verdict));
        records.ifPresent(kept -> kept.add(facts));
    }

    /** The rules that took too many steps, and for how many messages. */
    public Map<String, Integer> givenUp() {
        return Map.copyOf(givenUp);
    }

    /** Notes why a message stays held. */
    public synchronized void held(String message, String reason) {
        held.removeIf(entry -> entry.message().equals(message));
        held.addFirst(new Held(message, reason));
        if (held.size() > MOST_REASONS) {
            held.removeLast();
        }
    }

    /** The message is held no longer. */
    public synchronized void settled(String message) {
        held.removeIf(entry -> entry.message().equals(message));
    }

    /** The latest reasons, newest first. */
    public synchronized List<Held> latestHeld() {
        return List.copyOf(held);
    }

    /** A message that stays held, and why. */
    public record Held(String message, String reason) {}
}
