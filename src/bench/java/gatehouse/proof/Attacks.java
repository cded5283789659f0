package gatehouse.proof;

import gatehouse.antispam.HostileMail;
import gatehouse.antispam.RuleSet;
import gatehouse.antispam.SpamScore;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Scores messages that are meant to cost much, on a thread with a small stack, and prints the worst: CPU time of a message and
 * of a single rule, what was given up, what threw. Ends with 1 where a goal is missed.
 */
public final class Attacks {
    private static final int SMALL_STACK = 256 << 10;
    private static final int LARGE = 10 << 20;
    private static final double MESSAGE_GOAL = 500;
    private static final double RULE_GOAL = 50;
    /** A message is measured rule by rule only when it took so long. */
    private static final double WORTH_A_LOOK = 60;

    private static final int SHOWN = 25;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final RuleSetModel model;
    private RuleSet rules;
    private final List<Measured> messages = new ArrayList<>();
    private final Map<String, Measured> slowest = new TreeMap<>();
    private final Map<String, Integer> givenUp = new TreeMap<>();
    private final List<String> thrown = new ArrayList<>();

    /** Milliseconds of something, and in which message. */
    private record Measured(double millis, String attack, int size) {}

    private Attacks(RuleSetModel model) {
        this.model = model;
        rules = RuleSet.compile(model);
    }

    /** Arguments: the folder of the rules, and optionally a part of the names of the messages. */
    public static void main(String[] arguments) throws Exception {
        Attacks attacks = new Attacks(new RuleSetParser().parse(Path.of(arguments[0])));
        String part = arguments.length > 1 ? arguments[1] : "";
        Thread thread = new Thread(null, () -> attacks.run(part), "attacks", SMALL_STACK);
        thread.start();
        thread.join();
        System.exit(attacks.print() ? 0 : 1);
    }

    private void run(String part) {
        List<HostileMail.Attack> all = Stream.of(
                        HostileMail.fields(),
                        HostileMail.bodies(),
                        HostileMail.ofRules(model, 1),
                        HostileMail.large(LARGE))
                .flatMap(List::stream)
                .filter(attack -> attack.name().contains(part))
                .toList();
        for (int warmUp = 0; warmUp < Math.min(200, all.size()); warmUp++) {
            measure(all.get(warmUp));
        }
        messages.clear();
        slowest.clear();
        for (HostileMail.Attack attack : all) {
            measure(attack);
            if (messages.size() % 500 == 0) {
                System.err.printf("%d of %d%n", messages.size(), all.size());
            }
        }
    }

    private void measure(HostileMail.Attack attack) {
        byte[] message = attack.message().get();
        try {
            long start = THREADS.getCurrentThreadCpuTime();
            SpamScore score = rules.score(message);
            double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            messages.add(new Measured(millis, attack.name(), message.length));
            score.overBudget().forEach(rule -> givenUp.merge(rule, 1, Integer::sum));
            if (millis > WORTH_A_LOOK) {
                look(attack.name(), message);
            }
            unbench();
        } catch (RuntimeException | Error e) {
            thrown.add(attack.name() + ": " + e);
        }
    }

    /** What sits on the bench is not measured any more: all rules back on the field. */
    private void unbench() {
        if (!rules.benched().isEmpty()) {
            rules = RuleSet.compile(model);
        }
    }

    private void look(String attack, byte[] message) {
        rules.times(message).forEach((rule, nanos) -> {
            Measured measured = new Measured(nanos / 1e6, attack, message.length);
            slowest.merge(rule, measured, (a, b) -> a.millis() >= b.millis() ? a : b);
        });
    }

    private boolean print() {
        System.out.printf("%d messages; the slowest:%n", messages.size());
        worst(messages.stream())
                .forEach(m -> System.out.printf("%9.1f ms  %-40s %,12d bytes%n", m.millis(), m.attack(), m.size()));
        System.out.printf("%nslowest calls of rules, texts and scans:%n");
        slowest.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().millis()))
                .limit(SHOWN)
                .forEach(entry -> System.out.printf(
                        "%9.1f ms  %-40s in %s%n",
                        entry.getValue().millis(),
                        entry.getKey(),
                        entry.getValue().attack()));
        System.out.printf("%ngiven up, with how many messages: %s%n", givenUp);
        thrown.forEach(failure -> System.out.println("THROWN  " + failure));
        return report();
    }

    private boolean report() {
        double message = messages.stream().mapToDouble(Measured::millis).max().orElse(0);
        double rule = slowest.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("("))
                .mapToDouble(entry -> entry.getValue().millis())
                .max()
                .orElse(0);
        System.out.printf(
                "slowest message %.0f ms (goal %.0f), slowest rule %.0f ms (goal %.0f), %d threw%n",
                message, MESSAGE_GOAL, rule, RULE_GOAL, thrown.size());
        return message <= MESSAGE_GOAL && rule <= RULE_GOAL && thrown.isEmpty();
    }

    private static Stream<Measured> worst(Stream<Measured> measured) {
        return measured.sorted(Comparator.comparingDouble(m -> -m.millis())).limit(SHOWN);
    }
}
