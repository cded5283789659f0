package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antivirus.AntivirusStatus;
import gatehouse.antivirus.AntivirusStatus.ClamdStatus;
import gatehouse.antivirus.AntivirusStatus.Outage;
import gatehouse.antivirus.AntivirusStatus.Version;
import gatehouse.antivirus.VirusScanner;
import gatehouse.mail.Content;
import gatehouse.scan.Deadline;
import gatehouse.scan.EngineVersion;
import gatehouse.scan.Finding;
import gatehouse.settings.AntivirusSettings.Endpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AntivirusWatchTest {
    private final List<String> said = new ArrayList<>();
    private final AntivirusWatch watch = new AntivirusWatch(said::add);

    @Test
    void shouldSeeNewDefinitionsOfTheClamdThatScansButNotAtTheFirstLook() {
        assertThat(look(clamd(100, true))).isFalse();
        assertThat(look(clamd(100, true))).isFalse();
        assertThat(look(clamd(101, true))).isTrue();
        assertThat(look(clamd(101, true))).isFalse();
    }

    @Test
    void shouldTakeTheSameDefinitionsOfAnotherClamdForNoNewOnes() {
        look(clamd(100, true), clamd(100, true));
        assertThat(look(clamd(101, true), clamd(100, true))).isTrue();
        assertThat(look(clamd(101, false), clamd(100, true))).isFalse();
        assertThat(look(clamd(101, false), clamd(101, true))).isFalse();
        assertThat(look(clamd(101, true), clamd(102, true))).isFalse();
        assertThat(look(clamd(102, true), clamd(102, true))).isTrue();
    }

    @Test
    void shouldSeeNewDefinitionsAfterAnOutageOnly() {
        look(clamd(100, true));
        assertThat(look(clamd(101, false))).isFalse();
        AntivirusWatch.Look look = watch.look(new Clamds(List.of(clamd(101, true))));
        assertThat(look).isEqualTo(new AntivirusWatch.Look(true, true, true));
        assertThat(said).hasSize(2);
    }

    private boolean look(ClamdStatus... clamds) {
        return watch.look(new Clamds(List.of(clamds))).newDefinitions();
    }

    private static ClamdStatus clamd(long definitions, boolean answers) {
        EngineVersion engine = new EngineVersion("ClamAV 1.4.6", definitions, Optional.of(Instant.now()));
        return new ClamdStatus(
                new Endpoint("127.0.0.1", 3310),
                answers ? Optional.empty() : Optional.of(new Outage(Instant.now(), "does not answer")),
                Optional.of(new Version(engine, Instant.now())),
                List.of());
    }

    /** An antivirus in that state. */
    private record Clamds(List<ClamdStatus> clamds) implements VirusScanner {
        @Override
        public Optional<Finding> scan(String where, Content content, Deadline deadline) {
            return Optional.empty();
        }

        @Override
        public boolean probe() {
            return status().unavailableSince().isEmpty();
        }

        @Override
        public AntivirusStatus status() {
            return new AntivirusStatus(clamds);
        }
    }
}
