package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.antispam.CompileBudget;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.antispam.Thresholds;
import gatehouse.definitions.TrialReport.Result;
import gatehouse.report.VerdictRecord;
import gatehouse.report.VerdictRecords;
import gatehouse.server.MessageId;
import gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
    private static final Settings SETTINGS = Settings.defaults();
    private static final String BASE = IntStream.range(0, 20)
            .mapToObj(i -> "body WORD_" + i + " /nobody writes this " + i + "/\nscore WORD_" + i + " 1\n")
            .collect(Collectors.joining());

    @TempDir
    private Path folder;

    private VerdictRecords past;
    private Trial trial;
    private int made;

    @BeforeEach
    void openRecords() throws IOException {
        past = VerdictRecords.open(folder.resolve("verdicts.mv"));
        trial = new Trial(past);
    }

    @AfterEach
    void closeRecords() {
        past.close();
    }

    @Test
    void shouldPassAnUpdateWithoutDifference() throws Exception {
        TrialReport report = update(BASE, BASE);

        assertThat(report.result()).isEqualTo(Result.PASSED);
        assertThat(report.reason()).isEmpty();
        assertThat(report.lines()).first().isEqualTo("passed");
        assertThat(report.lines()).anyMatch(line -> line.startsWith("past verdicts: none"));
    }

    @Test
    void shouldRefuseProblemsInRulesOfAChannel() throws Exception {
        TrialReport report = update(BASE, BASE + "body BROKEN /(/\n");

        assertThat(report.result()).isEqualTo(Result.REFUSED);
        assertThat(report.reason())
                .startsWith("1 problem in rules of channels (DefinitionsMaxProblems is 0), first ")
                .contains("a.cf:41: BROKEN");
    }

    @Test
    void shouldTellProblemsInRulesOfThisServerAndUnknownFunctions() throws Exception {
        RuleGeneration active = channel(BASE);
        Path channel = write("20-channel-000-a", BASE + "header NEW eval:nobody_knows_this()\n");
        Path own = write("90-local-001-b", "body BROKEN /(/\n");

        TrialReport report = trial.run(load(channel, own), Optional.of(active), true, SETTINGS);

        assertThat(report.result()).isEqualTo(Result.PASSED);
        assertThat(report.lines())
                .contains("lint: 0 problems in rules of channels, 1 in rules of this server")
                .anyMatch(line -> line.startsWith("lint, of this server: ") && line.contains("BROKEN"))
                .anyMatch(line -> line.contains("nobody_knows_this"));
    }

    @Test
    void shouldDoubtAnUpdateThatLacksManyRules() throws Exception {
        String half = BASE.substring(0, BASE.indexOf("body WORD_10 "));

        assertThat(update(BASE, half).result()).isEqualTo(Result.DOUBTFUL);
        assertThat(update(BASE, half).reason())
                .isEqualTo("50.0 % of the active rules are gone (DefinitionsMaxRuleLoss is 25.0)");
        assertThat(trial.run(channel(half), Optional.of(channel(BASE)), false, SETTINGS)
                        .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void shouldRefuseRulesWithoutPoints() throws Exception {
        TrialReport report = update(BASE, "body __A /a/\nmeta __B __A\n");

        assertThat(report.result()).isEqualTo(Result.REFUSED);
        assertThat(report.reason()).isEqualTo("no rule has points");
    }

    @Test
    void shouldRefuseRulesThatSuspectOrdinaryMail() throws Exception {
        TrialReport report = update(BASE, BASE + "header ALL_MAIL From =~ /./\nscore ALL_MAIL 100\n");

        assertThat(report.result()).isEqualTo(Result.REFUSED);
        assertThat(report.reason())
                .isEqualTo("it would take for spam the bundled message plain: 100.0 points (ALL_MAIL)");
    }

    @Test
    void shouldRefuseRulesThatMissTheTestMessage() throws Exception {
        String gtube = "body GTUBE /GTUBE-STANDARD-ANTI-UBE/\nscore GTUBE 1000\n";

        assertThat(update(BASE + gtube, BASE + gtube).result()).isEqualTo(Result.PASSED);
        assertThat(update(BASE + gtube, BASE).result()).isEqualTo(Result.REFUSED);
        assertThat(update(BASE + gtube, BASE).reason()).startsWith("it would not take the test message gtube");
    }

    @Test
    void shouldDoubtAnUpdateThatLetsBundledSpamPass() throws Exception {
        TrialReport report = update(BASE + "body PILLS /VIAGRA/i\nscore PILLS 6\n", BASE + "body PILLS /VIAGRA/i\n");

        assertThat(report.result()).isEqualTo(Result.DOUBTFUL);
        assertThat(report.reason()).contains("DefinitionsMaxFlips is 1.0");
        assertThat(report.lines()).contains("self-test: would let pass pills: 1.0 points (PILLS)");
    }

    @Test
    void shouldRefuseARuleThatTakesTooManySteps() throws Exception {
        TrialReport report = update(BASE, BASE + "full SLOW /(?:[^x]+)+(?!)/\nscore SLOW 0.1\n");

        assertThat(report.result()).isEqualTo(Result.REFUSED);
        assertThat(report.reason()).startsWith("rule SLOW takes too many steps for the bundled message");
    }

    @Test
    void shouldJudgePastVerdictsAgain() throws Exception {
        RuleGeneration active = channel(BASE);
        past.add(active.scoreTable());
        IntStream.range(0, 200).forEach(i -> past.add(verdict(active.id(), i)));
        String higher = BASE.replace("score WORD_3 1", "score WORD_3 7");

        TrialReport report = trial.run(channel(higher), Optional.of(active), true, SETTINGS);

        assertThat(report.result()).isEqualTo(Result.DOUBTFUL);
        assertThat(report.reason()).contains("100 of 200", "DefinitionsMaxFlips is 1.0");
        assertThat(report.lines().stream().filter(line -> line.startsWith("past verdict: ")))
                .hasSize(20);
        assertThat(trial.run(channel(higher), Optional.of(active), false, SETTINGS)
                        .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void shouldNameTheWorstReasonFirst() throws Exception {
        TrialReport report = update(BASE, "header ALL_MAIL From =~ /./\nscore ALL_MAIL 100\n");

        assertThat(report.lines()).first().asString().startsWith("refused: it would take for spam");
        assertThat(report.lines()).anyMatch(line -> line.startsWith("100.0 % of the active rules are gone"));
    }

    @Test
    void shouldEndWhenInterrupted() throws Exception {
        RuleGeneration candidate = channel(BASE);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> trial.run(candidate, Optional.empty(), true, SETTINGS))
                .isInstanceOf(InterruptedException.class);
    }

    private TrialReport update(String before, String after) throws Exception {
        return trial.run(channel(after), Optional.of(channel(before)), true, SETTINGS);
    }

    private RuleGeneration channel(String rules) throws IOException {
        return load(write("20-channel-000-a", rules));
    }

    private Path write(String name, String rules) throws IOException {
        Path made = Files.createDirectories(
                folder.resolve("generation-" + this.made++).resolve(name));
        Files.writeString(made.resolve("a.cf"), rules);
        return made;
    }

    private static RuleGeneration load(Path... folders) throws IOException {
        return new RuleSetLoader().load(List.of(folders), new CompileBudget(Duration.ofMinutes(5)));
    }

    private static VerdictRecord verdict(String generation, int number) {
        return new VerdictRecord(
                Instant.now().minusSeconds(number),
                new MessageId("mail.box", String.format("%032X", number)),
                number + "@example.org",
                "ann@example.org",
                "Message " + number,
                Basis.SCORE,
                "",
                new Terms(generation, new Thresholds(5, 10), false),
                List.of(number % 2 == 0 ? "WORD_3" : "WORD_4"),
                List.of(),
                1,
                7);
    }
}
