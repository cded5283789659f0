package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads with one rule set: each result is what a thread alone gets. */
@Timeout(60)
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 20;

    @Test
    void shouldScoreOnManyThreadsAsOnOne() throws Exception {
        Path folder = Path.of("config/rules");
        List<byte[]> messages = messages();
        RuleSet alone = RuleSet.compile(new RuleSetParser().parse(folder));
        List<String> expected = messages.stream()
                .map(message -> alone.score(message).toString())
                .toList();
        RuleSet shared = RuleSet.compile(new RuleSetParser().parse(folder));

        List<Callable<Integer>> threads = IntStream.range(0, THREADS)
                .mapToObj(number -> (Callable<Integer>) () -> differing(shared, messages, expected, number))
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Integer> differing : executor.invokeAll(threads)) {
                assertThat(differing.get()).isZero();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** How many of all messages, over and over and in an order of its own, get another result. */
    private static int differing(RuleSet rules, List<byte[]> messages, List<String> expected, int seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, messages.size()).boxed().toList());
        int differing = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, new Random(seed * 1_000L + round));
            for (int number : order) {
                String score = rules.score(messages.get(number)).toString();
                differing += score.equals(expected.get(number)) ? 0 : 1;
            }
        }
        return differing;
    }

    private static List<byte[]> messages() {
        return IntStream.range(0, 60).mapToObj(ConcurrencyTest::message).toList();
    }

    private static byte[] message(int number) {
        List<String> words = List.of(
                "mortgage",
                "lowest rates",
                "dear friend",
                "you have won",
                "$1,000,000",
                "next of kin",
                "http://1.2.3.4/x",
                "<b>click here</b>",
                "to be removed",
                "million dollars",
                "viagra",
                "no prescription",
                "order now",
                "patch");
        Random random = new Random(number);
        StringBuilder text =
                new StringBuilder("Subject: message " + number + "\nFrom: \"a@b.com\" <c" + number + "@d.com>\n");
        text.append(number % 2 == 0 ? "Content-Type: text/html\n\n<p>" : "\n");
        random.ints(40, 0, words.size())
                .forEach(word -> text.append(words.get(word)).append(word % 5 == 0 ? "\n" : " "));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
