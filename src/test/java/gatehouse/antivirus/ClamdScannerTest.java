package gatehouse.antivirus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gatehouse.mail.Content;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.scan.Finding.AntivirusUnavailable;
import gatehouse.scan.Finding.Unscannable;
import gatehouse.scan.Finding.Virus;
import gatehouse.testing.Clamd;
import gatehouse.testing.Eicar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With real clamds. */
class ClamdScannerTest {
    private final Scans scans = new Scans();
    private ClamdScanner scanner;

    @BeforeEach
    void scanWithTheSharedClamd() {
        scanner = scans.scanner(Scans.endpoint(Clamd.shared()));
    }

    @AfterEach
    void close() {
        scans.close();
    }

    @Test
    void shouldFindNothingInCleanContents() throws Exception {
        byte[] random = new byte[3 << 20];
        new Random(42).nextBytes(random);
        assertThat(Scans.scan(scanner, Scans.CLEAN)).isEmpty();
        assertThat(Scans.scan(scanner, Scans.content(""))).isEmpty();
        assertThat(Scans.scan(scanner, Scans.content(random))).isEmpty();
    }

    @Test
    void shouldFindEicar() throws Exception {
        assertFound(Eicar.bytes());
    }

    @Test
    void shouldFindEicarInZips() throws Exception {
        byte[] zip = zip("eicar.com", Eicar.bytes());
        assertFound(zip);
        assertFound(zip("inner.zip", zip));
    }

    @Test
    void shouldFindEicarInAnEncodedAttachmentOfAMessage() throws Exception {
        assertFound(message("eicar.com", Eicar.bytes()));
        assertFound(message("outer.zip", zip("inner.zip", zip("eicar.com", Eicar.bytes()))));
        assertThat(Scans.scan(scanner, Scans.content(message("clean.txt", new byte[] {'a'}))))
                .isEmpty();
    }

    private void assertFound(byte[] bytes) throws IOException {
        assertThat(scanner.scan("file.bin", Scans.content(bytes), Scans.deadline()))
                .containsInstanceOf(Virus.class)
                .get()
                .satisfies(virus -> assertThat(virus.where()).isEqualTo("file.bin"))
                .satisfies(virus -> assertThat(virus.description()).containsIgnoringCase("eicar"));
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
        }
        return zip.toByteArray();
    }

    private static byte[] message(String name, byte[] attachment) {
        return """
                From: sender@example.org
                To: recipient@example.org
                Subject: attachment
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="border"

                --border
                Content-Type: text/plain

                See the attachment.
                --border
                Content-Type: application/octet-stream; name="%s"
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --border--
                """.formatted(name, name, Base64.getMimeEncoder().encodeToString(attachment))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void shouldNotSendWhatClamdDoesNotAccept() throws Exception {
        Content huge = new Content() {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("opened");
            }

            @Override
            public long size() {
                return Clamd.STREAM_MAX_LENGTH + 1;
            }
        };
        assertThat(Scans.scan(scanner, huge))
                .get()
                .isInstanceOfSatisfying(
                        Unscannable.class,
                        finding -> assertThat(finding.cause()).isEqualTo(Finding.Cause.TOO_LARGE));
    }

    @Test
    void shouldAcceptTheLargestContentAndBeUnavailableWhenClamdIsSmallerThanTheSettings() throws Exception {
        assertThat(Scans.scan(scanner, Scans.content(new byte[(int) Clamd.STREAM_MAX_LENGTH])))
                .isEmpty();
        try (Clamd small = Clamd.start(1 << 20)) {
            ClamdScanner other = scans.scanner(Scans.endpoint(small));
            assertThat(Scans.scan(other, Scans.content(new byte[5 << 20])))
                    .containsInstanceOf(AntivirusUnavailable.class)
                    .get()
                    .satisfies(finding -> assertThat(finding.description()).contains("size limit"));
            assertThat(other.status().warnings()).anyMatch(warning -> warning.contains("StreamMaxLength"));
        }
    }

    @Test
    void shouldThrowWhenTheContentCannotBeRead() {
        Content broken = new Content() {
            @Override
            public InputStream open() {
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("spool file is gone");
                    }

                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        return read();
                    }
                };
            }

            @Override
            public long size() {
                return 100;
            }
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Scans.scan(scanner, broken))
                .withMessage("spool file is gone");
        assertThat(scanner.status().unavailableSince()).isEmpty();
    }

    @Test
    void shouldBeUnavailableWhenTheDeadlineIsOver() throws Exception {
        assertThat(scanner.scan("part", Scans.CLEAN, Deadline.after(Duration.ZERO)))
                .containsInstanceOf(AntivirusUnavailable.class);
        assertThat(scanner.status().unavailableSince()).isEmpty();
    }

    @Test
    void shouldBeUnavailableWhenSuspendedAndSaySinceWhen() throws Exception {
        try (Clamd clamd = Clamd.start()) {
            ClamdScanner impatient = scans.scanner(Scans.settings(Duration.ofMillis(300), 2, Scans.endpoint(clamd)));
            assertThat(Scans.scan(impatient, Scans.CLEAN)).isEmpty();
            clamd.suspend();
            assertThat(Scans.scan(impatient, Scans.CLEAN)).containsInstanceOf(AntivirusUnavailable.class);
            assertThat(impatient.status().unavailableSince()).isPresent();
            clamd.resume();
            Awaitility.await().until(() -> Scans.scan(impatient, Scans.CLEAN).isEmpty());
            assertThat(impatient.status().unavailableSince()).isEmpty();
        }
    }

    @Test
    void shouldScanAgainAfterARestartOfClamd() throws Exception {
        try (Clamd clamd = Clamd.start()) {
            ClamdScanner other = scans.scanner(Scans.settings(Duration.ofSeconds(5), 1, Scans.endpoint(clamd)));
            clamd.stop();
            assertThat(Scans.scan(other, Scans.CLEAN)).containsInstanceOf(AntivirusUnavailable.class);
            assertThat(other.probe()).isFalse();
            clamd.restart();
            assertThat(other.probe()).isTrue();
            assertThat(Scans.scan(other, Scans.CLEAN))
                    .as("right after the probe")
                    .isEmpty();
        }
    }

    @Test
    void shouldKnowTheEngineAfterAProbe() {
        assertThat(scanner.status().engine()).isEmpty();
        assertThat(scanner.probe()).isTrue();
        assertThat(scanner.status().engine())
                .get()
                .satisfies(version -> assertThat(version.engine()).startsWith("ClamAV "));
    }

    @Test
    void shouldStopAtAnInterruptAndKeepItsStatus() throws Exception {
        try (FakeClamd hanging = new FakeClamd(socket -> FakeClamd.hang(socket))) {
            ClamdScanner waiting = scans.scanner(hanging.endpoint(), hanging.endpoint());
            Thread worker = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                Awaitility.await().until(() -> !hanging.commands().isEmpty());
                worker.interrupt();
            });
            interrupter.start();
            Optional<Finding> finding = Scans.scan(waiting, Scans.CLEAN);
            assertThat(Thread.interrupted()).isTrue();
            interrupter.join();
            assertThat(finding).containsInstanceOf(AntivirusUnavailable.class);
            assertThat(hanging.commands()).hasSize(1);
            assertThat(waiting.status().unavailableSince())
                    .as("not clamd's fault")
                    .isEmpty();
        }
    }
}
