package gatehouse.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.Explanation;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final int MESSAGES = 200;
    private static final int WORDS = 80;

    @TempDir
    private Path directory;

    private final Random random = new Random(6);

    @Test
    void shouldExplainEveryPastVerdictAsItWasExplainedThen() throws IOException {
        Path file = directory.resolve("verdicts.mv");
        Judging judging;
        try (VerdictRecords records = VerdictRecords.open(file)) {
            judging = new Judging(records);
            for (String generation : List.of("one", "two", "three")) {
                judging.putInForce(rules(generation));
                for (int i = 0; i < MESSAGES; i++) {
                    judging.judge(message());
                }
                checkAll(records, judging);
            }
        }
        try (VerdictRecords records = VerdictRecords.open(file)) {
            checkAll(records, judging);
        }
    }

    private static void checkAll(VerdictRecords records, Judging judging) {
        List<VerdictRecord> all = Verdicts.all(records);
        assertThat(all).hasSize(judging.count());
        assertThat(all).allSatisfy(record -> {
            List<String> then = Explanation.lines(judging.verdict(record), SpamLog.Entry.MOST_HITS);
            List<String> again =
                    Replay.lines(record, records.scores(record.terms().generation()));
            assertThat(again).startsWith(then.toArray(String[]::new));
            assertThat(again.subList(then.size(), again.size()))
                    .isSubsetOf("what matched is not kept: it is the message's text");
        });
    }

    @Test
    void shouldSayLoudlyThatTheScoresDoNotMakeTheVerdict() {
        VerdictRecord past = Verdicts.scored("g1", 1, 6.5, "A", "B");
        assertThat(Replay.lines(past, Optional.of(Verdicts.table("g1", Map.of("A", 1.5)))))
                .contains("not spam: 1.5 points (A, B)")
                .anyMatch(line -> line.startsWith("MISMATCH") && line.endsWith("suspected spam with 6.5 points"));
    }

    @Test
    void shouldNameTheRulesWhereTheScoresAreNotKept() {
        VerdictRecord past = Verdicts.scored("g1", 1, 6.5, "A", "B");
        assertThat(Replay.lines(past, Optional.empty()))
                .contains("suspected spam: 6.5 points", "A, B")
                .anyMatch(line -> line.contains("scores of g1 are not kept"));
    }

    @Test
    void shouldTellWhatDecidedInPlaceOfAScore() {
        Terms terms = new Terms("", Verdicts.THRESHOLDS, true);
        VerdictRecord past = Verdicts.of(Basis.BLOCKED_SENDER, "blocked sender: bulk.test", terms, 1, 0, List.of());
        assertThat(Replay.lines(past, Optional.empty()))
                .containsExactly("spam: blocked sender: bulk.test", "a recipient has opted out: marked at most");
    }

    /** A rule for each word, and metas of them, with points of three decimals. */
    private Path rules(String generation) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(generation));
        String rules = IntStream.range(0, WORDS)
                .mapToObj(i -> """
                        body R_%1$d /word%1$d\\b/
                        describe R_%1$d Rule %1$d of %2$s %3$s
                        score R_%1$d %4$s
                        meta M_%1$d (R_%1$d && R_%5$d)
                        score M_%1$d %6$s
                        """.formatted(
                                i, generation, "\u00e4%".repeat(i * 2), points(), random.nextInt(WORDS), points()))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("10.cf"), rules);
        return folder;
    }

    private String points() {
        return String.format(Locale.ROOT, "%.3f", random.nextGaussian());
    }

    private byte[] message() {
        int[] words = random.ints(random.nextInt(60), 0, WORDS).toArray();
        String body = IntStream.of(words).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        String head =
                "From: a@example.org\r\nMessage-ID: <" + random.nextLong() + "@example.org>\r\nSubject: s\r\n\r\n";
        return (head + body + "\r\n").getBytes(UTF_8);
    }
}
