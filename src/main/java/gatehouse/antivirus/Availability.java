package gatehouse.antivirus;

import gatehouse.antivirus.AntivirusStatus.Outage;
import gatehouse.settings.AntivirusSettings.Endpoint;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a clamd is available, or since when not; logs each change once. Safe for use by several threads. */
final class Availability {
    private static final Logger log = LoggerFactory.getLogger(Availability.class);

    private final Endpoint endpoint;
    private volatile Optional<Outage> outage = Optional.empty();

    Availability(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    Optional<Outage> outage() {
        return outage;
    }

    void up() {
        // The common case takes no lock.
        if (outage.isPresent()) {
            endOutage();
        }
    }

    private synchronized void endOutage() {
        outage.ifPresent(ended -> log.info("clamd {} is available again; was not since {}", endpoint, ended.since()));
        outage = Optional.empty();
    }

    synchronized void down(String reason) {
        if (outage.isEmpty()) {
            log.warn("clamd {} {}", endpoint, reason);
        }
        outage = Optional.of(new Outage(outage.map(Outage::since).orElseGet(Instant::now), reason));
    }
}
