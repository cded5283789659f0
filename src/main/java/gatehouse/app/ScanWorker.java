package gatehouse.app;

import gatehouse.pipeline.GuardedFlow;
import gatehouse.pipeline.WaitingMessages;
import gatehouse.server.DominoServer;
import gatehouse.server.MessageId;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes waiting messages through the flow, one at a time, with a Notes session of its own, until stopped. */
final class ScanWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ScanWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final int slot;
    private final DominoServer server;
    private final WaitingMessages waiting;
    private final GuardedFlow flow;
    private final BooleanSupplier stopping;

    ScanWorker(int slot, DominoServer server, WaitingMessages waiting, GuardedFlow flow, BooleanSupplier stopping) {
        this.slot = slot;
        this.server = server;
        this.waiting = waiting;
        this.flow = flow;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        try {
            while (!stopping.getAsBoolean()) {
                work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works until the task stops, or the session cannot be used; then anew, after a while. */
    private void work() throws InterruptedException {
        try (ServerSession session = server.openSession()) {
            while (!stopping.getAsBoolean()) {
                Optional<MessageId> id = waiting.take(PATIENCE);
                if (id.isPresent()) {
                    flow.handle(slot, session, id.get());
                }
            }
        } catch (ServerException e) {
            LOG.error("Scan worker {} begins anew: {}", slot, e.getMessage(), e);
            Thread.sleep(PATIENCE.toMillis());
        }
    }
}
