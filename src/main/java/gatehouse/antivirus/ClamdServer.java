package gatehouse.antivirus;

import dev.failsafe.CircuitBreaker;
import gatehouse.antivirus.AntivirusStatus.ClamdStatus;
import gatehouse.antivirus.AntivirusStatus.Outage;
import gatehouse.antivirus.AntivirusStatus.Version;
import gatehouse.mail.Content;
import gatehouse.scan.Deadline;
import gatehouse.settings.AntivirusSettings;
import gatehouse.settings.AntivirusSettings.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One clamd, and what is known of it: since when it fails, and its version, which is asked for at most once in an interval.
 * Its circuit breaker opens after consecutive failures of scans and lets one scan try after a while. A connection serves one
 * command. Safe for use by several threads.
 */
final class ClamdServer {
    private static final Logger log = LoggerFactory.getLogger(ClamdServer.class);

    /** Not nothing: clamd shall write a file of it, as it does of any content. */
    private static final byte[] SAMPLE =
            "Gatehouse asks whether this clamd scans.\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final Content PROBE = new Content() {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(SAMPLE);
        }

        @Override
        public long size() {
            return SAMPLE.length;
        }
    };

    private final Endpoint endpoint;
    private final AntivirusSettings settings;
    private final ScheduledExecutorService watchdogs;
    private final Duration versionInterval;
    private final CircuitBreaker<Object> breaker;
    private final Availability availability;
    private final AtomicBoolean askingVersion = new AtomicBoolean();
    private volatile Deadline versionDue = Deadline.after(Duration.ZERO);
    private volatile Optional<Version> version = Optional.empty();
    private volatile boolean refusedSize;

    ClamdServer(
            Endpoint endpoint,
            AntivirusSettings settings,
            ScheduledExecutorService watchdogs,
            Duration versionInterval) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.watchdogs = watchdogs;
        this.versionInterval = versionInterval;
        this.availability = new Availability(endpoint);
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(settings.failuresToOpen())
                .withSuccessThreshold(1)
                .withDelay(settings.retryServer())
                .build();
    }

    /** The name of the virus in the content, if any. */
    Optional<String> scan(Content content, Deadline deadline) throws ClamdException, IOException {
        if (deadline.isOver()) {
            throw new ClamdException("is not asked: the deadline is over");
        }
        if (!breaker.tryAcquirePermit()) {
            throw new ClamdException("is left alone for a while: it " + lastReason());
        }
        boolean failed = false;
        try {
            Optional<String> virus = instream(content, deadline.within(settings.scanTimeout()));
            availability.up();
            askVersionWhenDue(deadline);
            return virus;
        } catch (ClamdException e) {
            failed = failed(e);
            throw e;
        } finally {
            record(failed);
        }
    }

    /** A breaker that is half open waits for the outcome of each scan that it let pass. */
    private void record(boolean failed) {
        if (failed) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
    }

    /** Asks for the version and for a scan of a few bytes, even when the breaker is open; true when both are answered. */
    boolean probe() {
        Deadline deadline = Deadline.after(settings.connectTimeout());
        try {
            askVersion(deadline);
            instream(PROBE, deadline);
            breaker.close();
            availability.up();
            return true;
        } catch (ClamdException e) {
            failed(e);
        } catch (IOException e) {
            throw new IllegalStateException("the probe cannot be read", e);
        }
        return false;
    }

    ClamdStatus status() {
        return new ClamdStatus(endpoint, availability.outage(), version, warnings());
    }

    private Optional<String> instream(Content content, Deadline deadline) throws ClamdException, IOException {
        try (InputStream in = content.open();
                ClamdConnection connection = connect(deadline)) {
            connection.command(InStream.COMMAND.request());
            connection.stream(in, content.size());
            return InStream.COMMAND.virus(connection.reply());
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ClamdException("is not asked: interrupted", e);
            }
            throw e;
        }
    }

    private ClamdConnection connect(Deadline deadline) throws ClamdException {
        return new ClamdConnection(endpoint, settings.connectTimeout(), deadline, watchdogs);
    }

    private void askVersionWhenDue(Deadline deadline) {
        if (!versionDue.isOver() || !askingVersion.compareAndSet(false, true)) {
            return;
        }
        try {
            askVersion(deadline.within(settings.connectTimeout()));
        } catch (ClamdException e) {
            log.warn("clamd {} scans, but does not tell its version: {}", endpoint, e.getMessage());
        } finally {
            versionDue = Deadline.after(versionInterval);
            askingVersion.set(false);
        }
    }

    private void askVersion(Deadline deadline) throws ClamdException {
        try (ClamdConnection connection = connect(deadline)) {
            connection.command(StandardCharsets.US_ASCII.encode("zVERSION\0"));
            version = Optional.of(new Version(ClamdReply.version(connection.reply()), Instant.now()));
            versionDue = Deadline.after(versionInterval);
        }
    }

    /** Whether it is clamd that failed; not so when the content is too large for it, or this thread is to end. */
    private boolean failed(ClamdException e) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (e.isSizeLimit()) {
            refusedSize = true;
            return false;
        }
        availability.down(String.valueOf(e.getMessage()));
        return true;
    }

    private String lastReason() {
        return availability.outage().map(Outage::reason).orElse("is being tried again");
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        version.flatMap(this::definitionsWarning).ifPresent(warnings::add);
        if (refusedSize) {
            warnings.add("has refused a content for its size: its StreamMaxLength is less than "
                    + settings.maxStreamBytes() + " bytes");
        }
        return warnings;
    }

    private Optional<String> definitionsWarning(Version known) {
        Optional<Instant> made = known.engine().definitionsTime();
        if (made.isEmpty()) {
            return Optional.of("has definitions of unknown date");
        }
        Duration age = Duration.between(made.get(), Instant.now());
        return age.compareTo(settings.definitionsWarnAge()) <= 0
                ? Optional.empty()
                : Optional.of("has definitions that are " + age.toDays() + " days old");
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
