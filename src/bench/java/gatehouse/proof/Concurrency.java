package gatehouse.proof;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.rules.RuleSetParser;
import gatehouse.testing.Corpora;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Scores the corpora over and over on 8 threads with one rule set, and compares each result with that of one thread with a rule
 * set of its own. Ends with 1 where any differs.
 */
public final class Concurrency {
    private static final int THREADS = 8;

    private final RuleSet rules;
    private final List<byte[]> messages = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger differing = new AtomicInteger();

    private Concurrency(RuleSet rules) {
        this.rules = rules;
    }

    /** Arguments: the folder of the rules, how many checks. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int checks = Integer.parseInt(arguments[1]);
        Concurrency concurrency = new Concurrency(RuleSet.compile(new RuleSetParser().parse(folder)));
        concurrency.expect(RuleSet.compile(new RuleSetParser().parse(folder)));
        concurrency.run(checks);
        System.exit(concurrency.differing.get() == 0 ? 0 : 1);
    }

    private void expect(RuleSet alone) throws IOException {
        for (String corpus : Corpora.ALL) {
            for (Corpora.Message message : Corpora.read(corpus)) {
                messages.add(message.bytes());
                expected.add(alone.score(message.bytes()).toString());
            }
        }
        System.out.printf("%d messages on one thread%n", messages.size());
    }

    private void run(int checks) throws InterruptedException {
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(number -> new Thread(() -> check(checks), "check " + number))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf("%d checks on %d threads: %d differ%n", checks, THREADS, differing.get());
    }

    private void check(int checks) {
        for (int number = next.getAndIncrement(); number < checks; number = next.getAndIncrement()) {
            int message = number % messages.size();
            if (!rules.score(messages.get(message)).toString().equals(expected.get(message))) {
                differing.incrementAndGet();
            }
            if (number % 10_000 == 0) {
                System.err.printf("%d of %d%n", number, checks);
            }
        }
    }
}
