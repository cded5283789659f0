package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.CompileBudget;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.antispam.Thresholds;
import gatehouse.definitions.Shadow.Limits;
import gatehouse.definitions.Shadow.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTest {
    private static final Thresholds THRESHOLDS = new Thresholds(5, 10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] HAM = text("How are you?");
    private static final byte[] SPAM = text("Buy pills now");

    @TempDir
    private Path folder;

    private final Shadow shadow = new Shadow();

    @Test
    void shouldBeSilentWithoutAShadow() throws Exception {
        shadow.offer(HAM);

        assertThat(shadow.work(PATIENCE)).isEmpty();
        assertThat(shadow.report()).isEmpty();
    }

    @Test
    void shouldBeDoneAfterItsMessages() throws Exception {
        begin("body A /pills/\nscore A 6\n", "body A /pills/\nscore A 6\n", new Limits(3, HOUR, 1));
        offer(HAM, SPAM, HAM);

        Report report = shadow.work(PATIENCE).orElseThrow();

        assertThat(report.done()).isTrue();
        assertThat(report.messages()).isEqualTo(3);
        assertThat(report.objection()).isEmpty();
        assertThat(shadow.work(PATIENCE)).contains(report);
    }

    @Test
    void shouldBeDoneAfterItsTime() throws Exception {
        begin("body A /a/\n", "body A /a/\n", new Limits(3, Duration.ZERO, 1));

        assertThat(shadow.work(PATIENCE).orElseThrow().done()).isTrue();
    }

    @Test
    void shouldGoOnLater() throws Exception {
        begin("body A /a/\n", "body A /a/\n", new Limits(2, HOUR, 1));
        offer(HAM);
        assertThat(shadow.work(Duration.ofMillis(1)).orElseThrow().done()).isFalse();
        offer(HAM);

        assertThat(shadow.work(PATIENCE).orElseThrow().done()).isTrue();
    }

    @Test
    void shouldObjectToFlipsAndNameTheRules() throws Exception {
        begin("body A /pills/\nscore A 6\n", "body B /you/\nscore B 12\n", new Limits(3, HOUR, 50));
        offer(HAM, SPAM, text("neither"));

        Report report = shadow.work(PATIENCE).orElseThrow();

        assertThat(report.flips()).isEqualTo(2);
        assertThat(report.objection().orElseThrow())
                .isEqualTo("66.7 % of the messages would be of another class: 2 of 3 (DefinitionsMaxFlips is 50.0)");
        assertThat(report.lines())
                .contains(
                        "not spam -> spam, 0.0 -> 12.0 points: +B (12.0)",
                        "suspected spam -> not spam, 6.0 -> 0.0 points: -A (6.0)");
    }

    @Test
    void shouldObjectAtOnceToARuleThatTakesTooManySteps() throws Exception {
        begin("body A /a/\n", "full SLOW /(?:[^x]+)+(?!)/\n", new Limits(1_000, HOUR, 1));
        offer(HAM);

        Report report = shadow.work(PATIENCE).orElseThrow();

        assertThat(report.done()).isTrue();
        assertThat(report.objection().orElseThrow()).contains("SLOW");
    }

    @Test
    void shouldLeaveOutWhatComesTooFast() throws Exception {
        begin("body A /a/\n", "body A /a/\n", new Limits(64, HOUR, 1));
        for (int i = 0; i < 100; i++) {
            offer(HAM);
        }

        Report report = shadow.work(PATIENCE).orElseThrow();

        assertThat(report.messages()).isEqualTo(64);
        assertThat(report.lines()).first().asString().contains("36 left out");
    }

    @Test
    void shouldBoundTheBytesThatWait() throws Exception {
        begin("body A /a/\n", "body A /a/\n", new Limits(2, HOUR, 1));
        offer(new byte[10 << 20], new byte[10 << 20], HAM);

        Report report = shadow.work(PATIENCE).orElseThrow();

        assertThat(report.messages()).isEqualTo(2);
        assertThat(report.lines()).first().asString().contains("1 left out");
    }

    @Test
    void shouldForgetAllAtTheEnd() throws Exception {
        begin("body A /a/\n", "body A /a/\n", new Limits(2, HOUR, 1));
        offer(HAM);
        shadow.end();

        assertThat(shadow.report()).isEmpty();
        assertThat(shadow.work(PATIENCE)).isEmpty();
    }

    private void begin(String active, String candidate, Limits limits) throws IOException {
        shadow.begin(generation("candidate", candidate), generation("active", active), THRESHOLDS, limits);
    }

    private void offer(byte[]... texts) {
        List.of(texts).forEach(shadow::offer);
    }

    private RuleGeneration generation(String name, String rules) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.writeString(made.resolve("a.cf"), rules);
        return new RuleSetLoader().load(List.of(made), new CompileBudget(Duration.ofMinutes(1)));
    }

    private static byte[] text(String body) {
        return ("From: ann@example.org\r\nSubject: x\r\n\r\n" + body + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
