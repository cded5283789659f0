package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Prints what takes the most time when all rules are run on every message: texts and their scans, then rules, each without the
 * others. Scoring takes less, since it leaves out what no longer matters. For one thread.
 */
final class Times {
    private static final int SHOWN = 30;
    private static final int WARM_UP = 200;

    private final RuleSet rules;
    private final PrintStream out;
    private final Map<String, Long> nanos = new HashMap<>();
    private int messages;

    Times(RuleSet rules, PrintStream out) {
        this.rules = rules;
        this.out = out;
    }

    void warmUp(List<Path> files) throws IOException {
        for (Path file : files.subList(0, Math.min(WARM_UP, files.size()))) {
            rules.times(MessageFiles.read(file));
        }
    }

    void add(Path file) throws IOException {
        messages++;
        rules.times(MessageFiles.read(file)).forEach((name, time) -> nanos.merge(name, time, Long::sum));
    }

    int print() {
        print("TEXTS AND SCANS", name -> name.startsWith("("));
        out.println();
        print("RULES", name -> !name.startsWith("("));
        return 0;
    }

    private void print(String title, Predicate<String> which) {
        long all = sum(which);
        out.printf("%14s  %7s  %s%n", "µs A MESSAGE", "SHARE", title);
        nanos.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> print(entry.getKey(), entry.getValue()));
        print("all of them", all);
    }

    private void print(String name, long time) {
        out.printf(
                "%14.2f  %5.1f %%  %s%n",
                time / 1_000.0 / Math.max(1, messages), 100.0 * time / Math.max(1, sum(any -> true)), name);
    }

    private long sum(Predicate<String> which) {
        return nanos.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
