package gatehouse.antispam.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many threads, one set of patterns, and so little memory that its states are forgotten all the time. */
class ConcurrentScanTest {
    private static final int THREADS = 8;
    private static final int TEXTS = 400;
    private static final int PATTERNS = 60;

    @Test
    void shouldFindInManyThreadsWhatOneFinds() throws Exception {
        List<byte[]> texts = texts();
        List<String> expected = found(set(DfaMemory.usual()), texts, texts);
        PatternSet shared = set(new DfaMemory(40_000));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                List<byte[]> shuffled = new ArrayList<>(texts);
                Collections.shuffle(shuffled, new Random(i));
                tasks.add(() -> found(shared, shuffled, texts));
            }
            for (Future<List<String>> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static PatternSet set(DfaMemory memory) throws PatternException {
        Random random = new Random(11);
        PatternSet.Builder builder = new PatternSet.Builder(memory);
        for (int i = 0; i < PATTERNS; i++) {
            builder.add("P" + i, RandomPatterns.pattern(random) + "[ab].{2}[bc]", "i");
        }
        return builder.build();
    }

    private static List<byte[]> texts() {
        Random random = new Random(12);
        List<byte[]> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add((RandomPatterns.text(random) + RandomPatterns.text(random) + RandomPatterns.text(random))
                    .getBytes(ISO_8859_1));
        }
        return texts;
    }

    /** What is found in the texts, searched in one order and told in another. */
    private static List<String> found(PatternSet set, List<byte[]> order, List<byte[]> texts) {
        String[] found = new String[texts.size()];
        for (byte[] text : order) {
            StringBuilder counts = new StringBuilder();
            PatternSet.Scan scan = set.scan(List.of(text));
            for (int index = 0; index < set.size(); index++) {
                Budget budget = Budget.forLength(text.length);
                counts.append(scan.count(index, 0, 1, budget)).append(scan.count(index, 0, 9, budget));
                counts.append(scan.first(index, 0, budget));
            }
            found[texts.indexOf(text)] = counts.toString();
        }
        return List.of(found);
    }
}
