package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints which rules take the most time, all of them run on every message. For one thread. */
final class Times {
    private static final int SHOWN = 30;
    private static final int WARM_UP = 100;

    private final RuleSet rules;
    private final PrintStream out;
    private final PrintStream progress;

    Times(RuleSet rules, PrintStream out, PrintStream progress) {
        this.rules = rules;
        this.out = out;
        this.progress = progress;
    }

    int print(List<Path> paths) throws IOException {
        List<Path> files = MessageFiles.of(paths);
        for (Path file : files.subList(0, Math.min(WARM_UP, files.size()))) {
            rules.score(MessageFiles.read(file));
        }
        Map<String, Long> nanos = new HashMap<>();
        for (Path file : files) {
            rules.times(MessageFiles.read(file)).forEach((rule, time) -> nanos.merge(rule, time, Long::sum));
        }
        progress.printf("%d messages%n", files.size());
        out.printf("%14s  %s%n", "µs a message", "rule");
        nanos.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(rule -> out.printf("%14.2f  %s%n", rule.getValue() / 1_000.0 / files.size(), rule.getKey()));
        return 0;
    }
}
