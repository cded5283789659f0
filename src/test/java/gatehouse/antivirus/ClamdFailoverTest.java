package gatehouse.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.scan.Finding.AntivirusUnavailable;
import gatehouse.settings.AntivirusSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several clamds, their circuit breakers, and the status. */
class ClamdFailoverTest {
    private static final String CLEAN = "stream: OK\0";
    private static final String BROKEN = "stream: Can't create temporary file ERROR\0";

    private final Scans scans = new Scans();

    @AfterEach
    void close() {
        scans.close();
    }

    @Test
    void shouldPreferTheFirstClamd() throws Exception {
        try (FakeClamd first = FakeClamd.answering(CLEAN);
                FakeClamd second = FakeClamd.answering(CLEAN)) {
            assertThat(Scans.scan(scans.scanner(first.endpoint(), second.endpoint()), Scans.CLEAN))
                    .isEmpty();
            assertThat(first.commands()).contains("zINSTREAM");
            assertThat(second.commands()).isEmpty();
        }
    }

    @Test
    void shouldAskTheNextClamdWhenOneFails() throws Exception {
        try (FakeClamd first = FakeClamd.answering(BROKEN);
                FakeClamd second = FakeClamd.answering(CLEAN, "ClamAV 9.9.9\0")) {
            ClamdScanner scanner = scans.scanner(first.endpoint(), second.endpoint());
            assertThat(Scans.scan(scanner, Scans.CLEAN)).isEmpty();
            AntivirusStatus status = scanner.status();
            assertThat(status.unavailableSince()).as("one scans").isEmpty();
            assertThat(status.clamds().get(0).outage())
                    .get()
                    .satisfies(outage -> assertThat(outage.reason()).contains("temporary file"));
            assertThat(status.clamds().get(1).outage()).isEmpty();
            assertThat(status.engine())
                    .get()
                    .satisfies(version -> assertThat(version.engine()).isEqualTo("ClamAV 9.9.9"));
        }
    }

    @Test
    void shouldNameEachClamdThatFailed() throws Exception {
        try (FakeClamd first = FakeClamd.answering(BROKEN);
                FakeClamd second = FakeClamd.answering("")) {
            ClamdScanner scanner = scans.scanner(first.endpoint(), second.endpoint());
            assertThat(Scans.scan(scanner, Scans.CLEAN))
                    .containsInstanceOf(AntivirusUnavailable.class)
                    .get()
                    .satisfies(finding -> assertThat(finding.description())
                            .contains(first.endpoint() + " answered")
                            .contains(second.endpoint() + " closed"));
            assertThat(scanner.status().unavailableSince()).isPresent();
        }
    }

    @Test
    void shouldLeaveAFailingClamdAloneAndTryItAgainLater() throws Exception {
        AtomicBoolean well = new AtomicBoolean();
        FakeClamd.Behaviour recovering = socket -> {
            FakeClamd.readContent(socket);
            FakeClamd.write(socket, well.get() ? CLEAN : BROKEN);
        };
        try (FakeClamd clamd = new FakeClamd(recovering)) {
            ClamdScanner scanner = scans.scanner(Scans.settings(Duration.ofSeconds(5), 3, clamd.endpoint()));
            for (int i = 0; i < 10; i++) {
                assertThat(Scans.scan(scanner, Scans.CLEAN)).containsInstanceOf(AntivirusUnavailable.class);
            }
            assertThat(clamd.commands()).hasSize(3);
            well.set(true);
            Awaitility.await().until(() -> Scans.scan(scanner, Scans.CLEAN).isEmpty());
            assertThat(Scans.scan(scanner, Scans.CLEAN)).isEmpty();
        }
    }

    @Test
    void shouldNotLeaveAClamdAloneForContentsThatAreTooLargeForIt() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering("INSTREAM size limit exceeded. ERROR\0")) {
            ClamdScanner scanner = scans.scanner(Scans.settings(Duration.ofSeconds(5), 1, clamd.endpoint()));
            for (int i = 0; i < 5; i++) {
                assertThat(Scans.scan(scanner, Scans.CLEAN)).containsInstanceOf(AntivirusUnavailable.class);
            }
            assertThat(clamd.commands()).hasSize(5);
        }
    }

    @Test
    void shouldNotTrustAClamdThatTellsItsVersionOnly() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering(BROKEN)) {
            ClamdScanner scanner = scans.scanner(clamd.endpoint());
            assertThat(scanner.probe()).isFalse();
            assertThat(scanner.status().unavailableSince()).isPresent();
        }
    }

    @Test
    void shouldAskForTheVersionOnceAMinuteOnly() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering(CLEAN)) {
            ClamdScanner scanner = scans.scanner(clamd.endpoint());
            for (int i = 0; i < 20; i++) {
                Scans.scan(scanner, Scans.CLEAN);
            }
            assertThat(Collections.frequency(clamd.commands(), "zVERSION")).isOne();
        }
    }

    @Test
    void shouldScanEvenWhenTheVersionIsNotTold() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering(CLEAN, "junk\0")) {
            ClamdScanner scanner = scans.scanner(clamd.endpoint());
            assertThat(Scans.scan(scanner, Scans.CLEAN)).isEmpty();
            assertThat(scanner.status().engine()).isEmpty();
        }
    }

    @Test
    void shouldWarnOfOldDefinitions() throws Exception {
        assertThat(warningsWith(Duration.ofDays(1))).isEmpty();
        assertThat(warningsWith(Duration.ofDays(5))).anyMatch(warning -> warning.contains("5 days old"));
    }

    private Iterable<String> warningsWith(Duration age) throws Exception {
        String made = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT)
                .format(LocalDateTime.ofInstant(Instant.now().minus(age), ZoneId.systemDefault()));
        try (FakeClamd clamd = FakeClamd.answering(CLEAN, "ClamAV 1.4.6/27750/" + made + "\0")) {
            ClamdScanner scanner = scans.scanner(clamd.endpoint());
            assertThat(scanner.probe()).isTrue();
            return scanner.status().warnings();
        }
    }

    @Test
    void shouldWarnOfDefinitionsOfUnknownDate() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering(CLEAN)) {
            ClamdScanner scanner = scans.scanner(clamd.endpoint());
            assertThat(scanner.probe()).isTrue();
            assertThat(scanner.status().warnings()).anyMatch(warning -> warning.contains("unknown date"));
        }
    }

    @Test
    void shouldBeUnavailableDuringShutdown() throws Exception {
        try (FakeClamd clamd = FakeClamd.answering(CLEAN)) {
            AntivirusSettings settings = Scans.settings(Duration.ofSeconds(5), 3, clamd.endpoint());
            ClamdScanner scanner = scans.scanner(settings);
            scans.close();
            assertThat(Scans.scan(scanner, Scans.CLEAN)).containsInstanceOf(AntivirusUnavailable.class);
        }
    }
}
