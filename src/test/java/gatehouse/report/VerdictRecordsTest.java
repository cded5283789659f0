package gatehouse.report;

import static gatehouse.report.Verdicts.all;
import static gatehouse.report.Verdicts.number;
import static gatehouse.report.Verdicts.table;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.antispam.Thresholds;
import gatehouse.report.VerdictStore.Bounds;
import gatehouse.server.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictRecordsTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("state/verdicts.mv");
    }

    @Test
    void shouldGiveBackWhatItWasGivenAlsoWhenOpenedAgain() {
        Terms odd = new Terms("x".repeat(90), new Thresholds(4.999, 1e300), true);
        VerdictRecord hostile = new VerdictRecord(
                Verdicts.NOON,
                new MessageId("mail2.box", "no UNID"),
                "<\u0000\ud83d\ude00>",
                "\u00e4".repeat(500),
                "s".repeat(500),
                Basis.FAILURE,
                "n".repeat(1_000),
                odd,
                IntStream.range(0, 500).mapToObj(i -> "RULE_" + i).toList(),
                List.of("r".repeat(100), ""),
                Double.NaN,
                -1);
        VerdictRecord negative = Verdicts.scored("", 1, -0.001);
        try (VerdictRecords records = VerdictRecords.open(file)) {
            records.add(hostile);
            records.add(negative);
            assertThat(all(records)).containsExactly(hostile, negative);
        }
        try (VerdictRecords records = VerdictRecords.open(file)) {
            assertThat(all(records)).containsExactly(hostile, negative);
            assertThat(records.size()).isEqualTo(2);
            assertThat(records.lost()).isZero();
        }
    }

    @Test
    void shouldCutWhatIsLong() {
        VerdictRecord verdict = Verdicts.of(
                Basis.SCORE,
                "",
                new Terms("g1", Verdicts.THRESHOLDS, false),
                1,
                1,
                IntStream.range(0, 500).mapToObj(i -> "R".repeat(i)).toList());
        assertThat(verdict.rules()).hasSize(400).allMatch(rule -> rule.length() <= 60);
    }

    @Test
    void shouldKeepVerdictsOfTheSameMicrosecondInTheirOrder() {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            for (int i = 0; i < 3; i++) {
                VerdictRecord verdict = number(i);
                records.add(new VerdictRecord(
                        Verdicts.NOON,
                        verdict.id(),
                        verdict.messageId(),
                        "",
                        "",
                        Basis.SCORE,
                        "",
                        verdict.terms(),
                        List.of(),
                        List.of(),
                        0,
                        0));
            }
            assertThat(all(records))
                    .extracting(VerdictRecord::id)
                    .containsExactly(number(0).id(), number(1).id(), number(2).id());
            assertThat(all(records))
                    .extracting(VerdictRecord::time)
                    .containsExactly(Verdicts.micros(0), Verdicts.micros(1), Verdicts.micros(2));
        }
    }

    @Test
    void shouldKeepTheLastVerdictOnAMessageThatIsJudgedAgainAndAgain() {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            VerdictRecord first = number(1);
            VerdictRecord again = new VerdictRecord(
                    first.time().plusSeconds(60),
                    first.id(),
                    "",
                    "",
                    "",
                    Basis.SCORE,
                    "",
                    first.terms(),
                    List.of(),
                    List.of(),
                    0,
                    0);
            records.add(first);
            records.add(number(2));
            records.add(again);
            assertThat(all(records)).containsExactly(number(2), again);
        }
    }

    @Test
    void shouldTellWhatCameSinceAMoment() {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            IntStream.range(0, 2_500).mapToObj(Verdicts::number).forEach(records::add);
            assertThat(all(records)).hasSize(2_500).isSortedAccordingTo(Comparator.comparing(VerdictRecord::time));
            List<VerdictRecord> late = new ArrayList<>();
            records.forEach(number(2_400).time(), late::add);
            assertThat(late).hasSize(100).startsWith(number(2_400));
        }
    }

    @Test
    void shouldFindTheNewestByMessageIdAndByTheBeginningOfTheUnid() {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            IntStream.range(0, 3_000).mapToObj(Verdicts::number).forEach(records::add);
            assertThat(records.find("<7@example.org>", 5)).containsExactly(number(7));
            assertThat(records.find("00000abc", 5)).containsExactly(number(0xABC));
            assertThat(records.find("000000", 2)).containsExactly(number(255), number(254));
            assertThat(records.find("0000", 2)).isEmpty();
            assertThat(records.find("nobody@example.org", 2)).isEmpty();
        }
    }

    @Test
    void shouldKeepNoMoreThanItsBounds() {
        try (VerdictRecords records = VerdictRecords.open(file, new Bounds(100, 1 << 20))) {
            IntStream.range(0, 150).mapToObj(Verdicts::number).forEach(records::add);
            assertThat(all(records)).hasSize(100).startsWith(number(50));
        }
        try (VerdictRecords records = VerdictRecords.open(file, new Bounds(100, 2_000))) {
            records.add(number(200));
            assertThat(all(records)).hasSizeBetween(10, 40).endsWith(number(200));
        }
    }

    @Test
    void shouldForgetWhatIsOlder() {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            IntStream.range(0, 10).mapToObj(Verdicts::number).forEach(records::add);
            records.expire(Duration.between(number(7).time(), Instant.now()).minusMillis(500));
            assertThat(all(records)).hasSize(2).startsWith(number(8));
            assertThat(records.size()).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepTheScoresOfTheLatestGenerationsAndOfTheOneThatJudges() {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            records.add(table("judging", Map.of("A", 1.25)));
            records.add(Verdicts.scored("judging", 1, 1.25, "A"));
            IntStream.range(0, 60).forEach(i -> records.add(table("g" + i, Map.of("A", i * 1.0))));
            records.add(table("g20", Map.of("A", 20.0)));
        }
        try (VerdictRecords records = VerdictRecords.open(file)) {
            assertThat(records.generations())
                    .hasSize(50)
                    .startsWith("g20", "g59")
                    .contains("judging")
                    .doesNotContain("g9");
            assertThat(records.scores("judging")).contains(table("judging", Map.of("A", 1.25)));
            assertThat(records.scores("g9")).isEmpty();
        }
    }

    @Test
    void shouldHaveNoThreadOfItsOwn() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (VerdictRecords records = VerdictRecords.open(file)) {
            records.add(number(1));
            records.commit();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().contains("MVStore")
                            || thread.getName().contains("H2"))
                    .isSubsetOf(before);
        }
    }

    @Test
    void shouldTakeVerdictsFromManyThreadsWhileItIsWrittenAndRead() throws Exception {
        int each = 2_000;
        try (VerdictRecords records = VerdictRecords.open(file)) {
            List<Thread> workers = IntStream.range(0, 4)
                    .mapToObj(worker -> new Thread(() -> IntStream.range(worker * each, (worker + 1) * each)
                            .mapToObj(Verdicts::number)
                            .forEach(records::add)))
                    .toList();
            workers.forEach(Thread::start);
            while (workers.stream().anyMatch(Thread::isAlive)) {
                records.commit();
                assertThat(all(records)).isSortedAccordingTo(Comparator.comparing(VerdictRecord::time));
            }
            assertThat(all(records)).hasSize(4 * each);
            assertThat(records.lost()).isZero();
        }
    }

    @Test
    void shouldSurviveAnInterrupt() {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            Thread.currentThread().interrupt();
            records.add(number(1));
            records.commit();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(all(records)).containsExactly(number(1));
            assertThat(records.lost()).isZero();
        }
    }

    @Test
    void shouldDoNothingOnceItIsClosed() {
        VerdictRecords records = VerdictRecords.open(file);
        records.close();
        records.add(number(1));
        records.commit();
        records.close();
        assertThat(all(records)).isEmpty();
        assertThat(records.lost()).isEqualTo(1);
    }

    @Test
    void shouldLeaveAFileAloneThatAnotherHasOpen() {
        VerdictRecords first = VerdictRecords.open(file);
        first.add(number(1));
        VerdictRecords second = VerdictRecords.open(file);
        second.add(number(2));
        assertThat(second.lost()).isEqualTo(1);
        first.close();
        second.commit();
        second.add(number(3));
        assertThat(all(second)).containsExactly(number(1), number(3));
        second.close();
        assertThat(damaged()).doesNotExist();
    }

    @Test
    void shouldHaveAllUpToTheLastCommitWhenTheProcessIsKilled() throws Exception {
        List<String> said = run("", 200);
        assertThat(said).endsWith("uncommitted");
        try (VerdictRecords records = VerdictRecords.open(file)) {
            assertThat(all(records)).hasSize(200).endsWith(number(199));
        }
    }

    @Test
    void shouldGoOnWithoutVerdictsWhenTheDiskIsFullAndKeepThoseThatFitted() throws Exception {
        List<String> said = run("ulimit -f 64; ", 200);
        assertThat(said).endsWith("uncommitted").anyMatch(line -> line.matches("committed 199, lost [1-9]\\d*"));
        assertThat(said).filteredOn(line -> line.contains("cannot be kept")).hasSizeBetween(1, 5);
        try (VerdictRecords records = VerdictRecords.open(file)) {
            assertThat(all(records)).hasSizeBetween(1, 199).startsWith(number(0));
            records.add(number(300));
            assertThat(all(records)).endsWith(number(300));
        }
        assertThat(damaged()).doesNotExist();
    }

    @Test
    void shouldBeginAnewWhenTheFileIsNoStore() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Dear administrator,\n".repeat(1_000));
        try (VerdictRecords records = VerdictRecords.open(file)) {
            records.add(number(1));
            assertThat(all(records)).containsExactly(number(1));
        }
        assertThat(Files.readString(damaged(), StandardCharsets.UTF_8)).startsWith("Dear");
    }

    @Test
    void shouldWorkOnWhateverADamagedFileHolds() throws IOException {
        try (VerdictRecords records = VerdictRecords.open(file)) {
            records.add(table("g1", Map.of("FIRST_RULE", 1.0, "SECOND_RULE", 0.5)));
            for (int i = 0; i < 300; i++) {
                records.add(number(i));
                if (i % 20 == 0) {
                    records.commit();
                }
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(4);
        for (int round = 0; round < 80; round++) {
            Files.write(file, damaged(whole, random));
            for (int start = 0; start < 2; start++) {
                try (VerdictRecords records = VerdictRecords.open(file)) {
                    use(records, 1_000 + 10 * start);
                }
            }
        }
    }

    /** Whatever fails is set aside at the next commit, or the one after it. */
    private static void use(VerdictRecords records, int number) {
        for (int i = 0; i < 2; i++) {
            records.add(number(number));
            all(records);
            records.find("1@example.org", 5);
            records.scores("g1");
            records.generations();
            records.commit();
            records.expire(Duration.ofDays(7));
            records.commit();
        }
        records.add(number(number + 1));
        assertThat(all(records)).endsWith(number(number + 1));
    }

    private static byte[] damaged(byte[] whole, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        byte[] damaged = whole.clone();
        int flips = 1 << random.nextInt(8);
        int area = random.nextBoolean() ? whole.length : Math.min(whole.length, 16_384);
        for (int i = 0; i < flips; i++) {
            damaged[random.nextInt(area)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private Path damaged() {
        return file.resolveSibling(file.getFileName() + ".damaged");
    }

    private List<String> run(String before, int verdicts) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        before + "exec \"$@\"",
                        "bash",
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingProcess.class.getName(),
                        file.toString(),
                        Integer.toString(verdicts))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return Files.readAllLines(said);
    }
}
