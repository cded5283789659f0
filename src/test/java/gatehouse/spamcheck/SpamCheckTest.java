package gatehouse.spamcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the engine, with rules and messages of its own. */
class SpamCheckTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.createDirectory(folder.resolve("rules"));
        write("rules/own.cf", """
                body     LOUD  /SALE/
                describe LOUD  It shouts
                score    LOUD  6.5
                header   __RE  Subject =~ /^Re:/
                meta     REPLY __RE
                describe REPLY An answer
                score    REPLY -1
                """);
        Files.createDirectory(folder.resolve("mail"));
        write("mail/spam.eml", "Subject: Hello\n\nTHE SALE IS ON\n");
        write("mail/ham.eml", "Subject: Re: Hello\n\nfine\n");
    }

    @Test
    void shouldPrintEachHitOfASingleMessage() {
        assertThat(run("mail/spam.eml")).isZero();
        assertThat(printed().lines())
                .containsExactly(
                        "   6.500  " + path("mail/spam.eml"), "   6.500  LOUD  It shouts", "                SALE");
    }

    @Test
    void shouldPrintALineForEachOfSeveralMessages() {
        assertThat(run("mail")).isZero();
        assertThat(printed().lines())
                .containsExactly(
                        "  -1.000  " + path("mail/ham.eml") + "  REPLY",
                        "   6.500  " + path("mail/spam.eml") + "  LOUD");
    }

    @Test
    void shouldLeaveOutTheLineThatAnMboxPutsBefore() throws IOException {
        write("mail/ham.eml", "From a@b.com Mon Jan  1 00:00:00 2024\nSubject: Re: x\n\nfine\n");

        run("mail/ham.eml");

        assertThat(printed()).contains("REPLY");
    }

    @Test
    void shouldFindNothingWrongWithGoodRules() {
        assertThat(command("--lint")).isZero();
        assertThat(printed()).isEqualToIgnoringNewLines("3 rules, 0 problems");
    }

    @Test
    void shouldNamePlaceAndRuleOfWhatIsNotUnderstood() throws IOException {
        write(
                "rules/bad.cf",
                "body BROKEN /(/\nfrobnicate yes\nbody ODD eval:no_such_function()\nbody ODD2 eval:no_such_function()\n");

        assertThat(command("--lint")).isEqualTo(1);
        assertThat(printed())
                .containsPattern("bad.cf:1: BROKEN: .*missing")
                .containsPattern("bad.cf:3: ODD: unknown function")
                .containsPattern("2  no_such_function")
                .containsPattern("1  frobnicate");
    }

    @Test
    void shouldTellTextsFromRulesInTimes() {
        assertThat(run("--time", "mail")).isZero();
        assertThat(printed()).containsSubsequence("TEXTS AND SCANS", "(text of body)", "RULES", "LOUD");
    }

    @Test
    void shouldAgreeWithAnOracleThatSaysTheSame() throws IOException {
        write(
                "oracle.tsv",
                "#label\tfile\tscore\trules\tsubrules\nspam\tspam.eml\t6.5\tLOUD\t\nham\tham.eml\t-1\tREPLY\t__RE\n");

        assertThat(run("--compare", "oracle.tsv", "mail")).isZero();
        assertThat(printed())
                .contains("5.0  here    spam found 100.00 %, ham called spam 0.00 %")
                .contains("10.0  here    spam found 0.00 %, ham called spam 0.00 %")
                .doesNotContain("MISSED");
    }

    @Test
    void shouldRankWhatDiffersFromAnOracle() throws IOException {
        write("oracle.tsv", "spam\tspam.eml\t4.5\tOTHER\t\nham\tham.eml\t-1\tREPLY\t__RE\n");

        assertThat(run("--compare", "oracle.tsv", "mail")).isEqualTo(1);
        assertThat(printed())
                .containsPattern("LOUD +0 +1 +spam.eml")
                .containsPattern("OTHER +1 +0 +spam.eml")
                .contains("6.500 instead of 4.500  spam.eml")
                .containsPattern("same set of rules +50.000 % +of +99.0 % +MISSED");
    }

    @Test
    void shouldNameTheLineOfAnOracleThatIsNoTable() throws IOException {
        write("oracle.tsv", "spam\tspam.eml\n");

        assertThat(run("--compare", "oracle.tsv", "mail")).isEqualTo(2);
        assertThat(said()).contains("oracle.tsv:1: five columns expected");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThat(run("mail/none.eml")).isEqualTo(2);
        assertThat(said()).startsWith("spamcheck: no such file or folder: ").contains("none.eml");
    }

    @Test
    void shouldExplainItselfWhenItIsCalledWrongly() {
        assertThat(command("--what")).isEqualTo(2);
        assertThat(said()).contains("unknown option --what").contains("Usage:");
    }

    private int run(String... arguments) {
        String[] absolute = arguments.clone();
        for (int at = 0; at < absolute.length; at++) {
            absolute[at] = absolute[at].startsWith("-") ? absolute[at] : path(absolute[at]);
        }
        return command(absolute);
    }

    private int command(String... arguments) {
        return new SpamCheck(print(out), print(err), false).run(rules, arguments);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
