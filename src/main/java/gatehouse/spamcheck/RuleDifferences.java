package gatehouse.spamcheck;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rules hit in one engine and not in the other, over many messages. For one thread. */
final class RuleDifferences {
    private final Map<String, Difference> byRule = new TreeMap<>();
    private long hits;
    private long differing;

    /** Counts of one rule, and a message to look at. */
    private static final class Difference {
        private int missed;
        private int extra;
        private String example = "";

        int count() {
            return missed + extra;
        }
    }

    /** Adds a message and returns the rules that differ. */
    Set<String> add(String message, Set<String> expected, Set<String> actual) {
        hits += expected.size();
        Set<String> differing = new TreeSet<>(expected);
        differing.removeAll(actual);
        differing.forEach(rule -> of(rule, message).missed++);
        Set<String> extra = new HashSet<>(actual);
        extra.removeAll(expected);
        extra.forEach(rule -> of(rule, message).extra++);
        differing.addAll(extra);
        this.differing += differing.size();
        return differing;
    }

    /** The share of expected hits to which nothing that differs is set against: misses and extras both count. */
    double agreement() {
        return hits == 0 ? 1 : 1 - (double) differing / hits;
    }

    void print(PrintStream out) {
        if (!byRule.isEmpty()) {
            out.printf("%-36s %7s %7s  %s%n", "rule", "missed", "extra", "for example");
        }
        byRule.entrySet().stream()
                .sorted(Comparator.comparingInt(rule -> -rule.getValue().count()))
                .forEach(rule -> out.printf(
                        "%-36s %7d %7d  %s%n",
                        rule.getKey(), rule.getValue().missed, rule.getValue().extra, rule.getValue().example));
        out.printf("%-34s %d, of which %d differ%n", "hits expected", hits, differing);
    }

    private Difference of(String rule, String message) {
        Difference difference = byRule.computeIfAbsent(rule, unused -> new Difference());
        difference.example = message;
        return difference;
    }
}
