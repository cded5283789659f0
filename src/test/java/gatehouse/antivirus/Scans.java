package gatehouse.antivirus;

import gatehouse.mail.Content;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.settings.AntivirusSettings;
import gatehouse.settings.AntivirusSettings.Endpoint;
import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import gatehouse.testing.Clamd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A scanner's settings, its watchdogs and contents for tests. */
final class Scans implements AutoCloseable {
    static final Content CLEAN = content("Nothing to see here.");

    private final ScheduledThreadPoolExecutor watchdogs = new ScheduledThreadPoolExecutor(1);

    Scans() {
        watchdogs.setRemoveOnCancelPolicy(true);
    }

    ClamdScanner scanner(AntivirusSettings settings) {
        return new ClamdScanner(settings, watchdogs);
    }

    ClamdScanner scanner(Endpoint... servers) {
        return scanner(settings(Duration.ofSeconds(10), 1_000, servers));
    }

    /** Watchdogs that still wait. */
    int waiting() {
        return watchdogs.getQueue().size();
    }

    static AntivirusSettings settings(Duration scanTimeout, int failuresToOpen, Endpoint... servers) {
        return new AntivirusSettings(
                List.of(servers),
                Duration.ofSeconds(5),
                scanTimeout,
                Clamd.STREAM_MAX_LENGTH,
                failuresToOpen,
                Duration.ofMillis(300),
                Duration.ofDays(3),
                WhenUnavailable.HOLD);
    }

    static Endpoint endpoint(Clamd clamd) {
        return new Endpoint(clamd.host(), clamd.port());
    }

    static Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    static Optional<Finding> scan(VirusScanner scanner, Content content) throws IOException {
        return scanner.scan("part", content, deadline());
    }

    static Content content(String text) {
        return content(text.getBytes(StandardCharsets.UTF_8));
    }

    static Content content(byte[] bytes) {
        return new Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }

    @Override
    public void close() {
        watchdogs.shutdownNow();
    }
}
