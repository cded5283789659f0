package gatehouse.app;

import gatehouse.pipeline.HoldRule;
import gatehouse.pipeline.WaitingMessages;
import gatehouse.server.DominoServer;
import gatehouse.server.MailBox;
import gatehouse.server.RoutingState;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import gatehouse.server.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every mail.box again and again, and queues what is held. A look takes what changed since the last one; once a
 * minute it takes everything, so that nothing that was missed waits for long. Runs on a thread of its own until stopped.
 */
final class MailBoxWatcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MailBoxWatcher.class);
    private static final Duration FULL_LOOK = Duration.ofMinutes(1);

    private final DominoServer server;
    private final WaitingMessages waiting;
    private final HoldRule holdRule;
    private final Duration interval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, Instant> lookedUntil = new HashMap<>();
    private long lastFullLook = System.nanoTime();

    MailBoxWatcher(DominoServer server, WaitingMessages waiting, HoldRule holdRule, Duration interval) {
        this.server = server;
        this.waiting = waiting;
        this.holdRule = holdRule;
        this.interval = interval;
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                watch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks until the server fails; then with a new session, after the interval. */
    private void watch() throws InterruptedException {
        try (ServerSession session = server.openSession()) {
            do {
                look(session);
            } while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ServerException | RuntimeException e) {
            LOG.error("The mail.box watcher begins anew: {}", e.getMessage(), e);
        }
    }

    private void look(ServerSession session) throws ServerException {
        if (System.nanoTime() - lastFullLook > FULL_LOOK.toNanos()) {
            lookedUntil.clear();
            lastFullLook = System.nanoTime();
        }
        for (String file : session.mailBoxFiles()) {
            look(session, file);
        }
    }

    private void look(ServerSession session, String file) throws ServerException {
        try (MailBox mailBox = session.mailBox(file)) {
            Optional<Instant> since = Optional.ofNullable(lookedUntil.get(file));
            MailBox.Changes changes = mailBox.changes(since.orElse(Instant.EPOCH));
            boolean all = takeAll(changes.sightings());
            if (since.isPresent()) {
                changes.gone().forEach(holdRule::gone);
            } else {
                // A look at everything also finds traces of what left long ago, or under an earlier process.
                holdRule.forget(changes.gone());
            }
            if (all) {
                lookedUntil.put(file, changes.until());
            }
        }
    }

    /** False when the queue is full: the same changes are looked at again. */
    private boolean takeAll(List<Sighting> sightings) {
        boolean all = true;
        for (Sighting sighting : sightings) {
            holdRule.sighted(sighting);
            if (sighting.state() == RoutingState.HELD) {
                all &= waiting.offer(sighting.id());
            }
        }
        return all;
    }
}
