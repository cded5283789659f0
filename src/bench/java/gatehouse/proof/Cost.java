package gatehouse.proof;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.rules.RuleSetParser;
import gatehouse.testing.Corpora;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * CPU per message of spamd's child and of this engine: the same messages and rules in one run, both warmed up, and what a rule set
 * costs to compile and to keep. Ends with 1 where a bar is missed.
 */
public final class Cost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SEED = 20_240_229;
    private static final int WARM_UP = 100;
    /** Before the JVM has compiled all that matters. */
    private static final int CHECKS_TO_WARM_UP = 4_000;

    private static final double LEAST_RATIO = 25;
    private static final double MOST_MEAN = 4;
    private static final double MOST_P99 = 25;
    private static final double MOST_COMPILE = 10;
    private static final double MOST_HEAP = 100;

    private final Path rulesFolder;
    private final List<byte[]> messages;

    /** Milliseconds of CPU for each message. */
    private static final class Times {
        private final double[] sorted;

        Times(double... millis) {
            sorted = millis.clone();
            Arrays.sort(sorted);
        }

        double mean() {
            return Arrays.stream(sorted).average().orElse(0);
        }

        double percentile(int percent) {
            return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
        }
    }

    /** A rule set, and what it cost. */
    private record Compiled(RuleSet rules, double seconds) {}

    private Cost(Path rulesFolder, List<byte[]> messages) {
        this.rulesFolder = rulesFolder;
        this.messages = messages;
    }

    /** Arguments: the folder of the rules, how many messages. */
    public static void main(String[] arguments) throws Exception {
        Cost cost = new Cost(Path.of(arguments[0]), sample(Integer.parseInt(arguments[1])));
        System.exit(cost.run() ? 0 : 1);
    }

    private static List<byte[]> sample(int count) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String corpus : Corpora.ALL) {
            Corpora.read(corpus).forEach(message -> all.add(message.bytes()));
        }
        Collections.shuffle(all, new Random(SEED));
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }

    private boolean run() throws Exception {
        long bytes = messages.stream().mapToLong(message -> message.length).sum();
        System.out.printf("%d messages, %.1f KB each%n", messages.size(), bytes / 1024.0 / messages.size());
        Times theirs = spamd();
        double before = heap();
        Compiled compiled = compile();
        RuleSet rules = compiled.rules();
        Profile profile = new Profile(name -> name.equals("main"), Cost::part);
        Times ours = engine(rules);
        profile.close();
        double heap = heap() - before;
        double warm = compile().seconds();
        print(theirs, ours);
        System.out.printf(
                "compile %.1f s CPU (again: %.1f), %.0f MB with caches warm, %d rules%n",
                compiled.seconds(), warm, heap, rules.size());
        profile.print();
        return verdict(theirs.mean() / ours.mean(), ours, compiled.seconds(), heap);
    }

    private Times spamd() throws IOException, InterruptedException {
        double[] millis = new double[messages.size()];
        try (Spamd spamd = new Spamd()) {
            for (byte[] message : messages.subList(0, Math.min(WARM_UP, messages.size()))) {
                spamd.symbols(message);
            }
            for (int number = 0; number < millis.length; number++) {
                long start = spamd.childCpu();
                spamd.symbols(messages.get(number));
                millis[number] = (spamd.childCpu() - start) / 1e6;
            }
        }
        return new Times(millis);
    }

    private Compiled compile() throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        RuleSet rules = RuleSet.compile(new RuleSetParser().parse(rulesFolder));
        return new Compiled(rules, (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    }

    /** The last of some rounds: the others warm up the JVM and the caches. */
    private Times engine(RuleSet rules) {
        double[] millis = new double[messages.size()];
        int rounds = 2 + CHECKS_TO_WARM_UP / Math.max(1, millis.length);
        for (int round = 0; round < rounds; round++) {
            for (int number = 0; number < millis.length; number++) {
                long start = THREADS.getCurrentThreadCpuTime();
                rules.score(messages.get(number));
                millis[number] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            }
        }
        return new Times(millis);
    }

    private static double heap() throws InterruptedException {
        for (int turn = 0; turn < 3; turn++) {
            System.gc();
            Thread.sleep(100);
        }
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0;
    }

    private static void print(Times theirs, Times ours) {
        System.out.printf("%nCPU a message, ms %9s %9s %9s %9s%n", "MEAN", "MEDIAN", "P99", "MOST");
        print("spamd -L", theirs);
        print("this engine", ours);
        System.out.printf(
                "%-17s %9.1f %9.1f %9.1f%n%n",
                "ratio",
                theirs.mean() / ours.mean(),
                theirs.percentile(50) / ours.percentile(50),
                theirs.percentile(99) / ours.percentile(99));
    }

    private static void print(String name, Times times) {
        System.out.printf(
                "%-17s %9.2f %9.2f %9.2f %9.2f%n",
                name, times.mean(), times.percentile(50), times.percentile(99), times.percentile(100));
    }

    /** The part of the work that a class does. */
    private static String part(String type, String method) {
        if (type.startsWith("gatehouse.antispam.text.")) {
            return "texts (parsing, decoding, HTML, URIs)";
        }
        if (type.startsWith("gatehouse.antispam.checks.")) {
            return "eval functions";
        }
        if (type.startsWith("gatehouse.antispam.match.")) {
            return isScan(type, method) ? "scans" : "confirmations";
        }
        return type.startsWith("gatehouse.antispam.") ? "metas, bookkeeping" : "other";
    }

    private static boolean isScan(String type, String method) {
        return type.contains("LiteralAutomaton")
                || type.contains("Factor")
                || type.contains("PatternSet")
                || method.equals("scan");
    }

    private static boolean verdict(double ratio, Times ours, double seconds, double heap) {
        boolean good = bar("ratio", ratio, "at least", LEAST_RATIO, ratio >= LEAST_RATIO);
        good &= bar("mean ms", ours.mean(), "at most", MOST_MEAN, ours.mean() <= MOST_MEAN);
        good &= bar("p99 ms", ours.percentile(99), "at most", MOST_P99, ours.percentile(99) <= MOST_P99);
        good &= bar("compile s", seconds, "at most", MOST_COMPILE, seconds <= MOST_COMPILE);
        return bar("heap MB", heap, "at most", MOST_HEAP, heap <= MOST_HEAP) && good;
    }

    private static boolean bar(String name, double figure, String side, double bar, boolean reached) {
        System.out.printf("%-10s %8.2f  %s %.0f  %s%n", name, figure, side, bar, reached ? "ok" : "MISSED");
        return reached;
    }
}
