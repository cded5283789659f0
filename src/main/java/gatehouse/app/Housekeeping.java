package gatehouse.app;

import gatehouse.pipeline.HoldRule;
import gatehouse.quarantine.QuarantineDesk;
import gatehouse.server.DominoServer;
import gatehouse.server.MailBox;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done now and then, each job with a session of its own on the housekeeping thread. A job that fails is done again at its next time. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final DominoServer server;
    private final ScheduledExecutorService thread;

    Housekeeping(DominoServer server, ScheduledExecutorService thread) {
        this.server = server;
        this.thread = thread;
    }

    void every(Duration interval, Job job) {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> run(job), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(Job job) {
        try (ServerSession session = server.openSession()) {
            job.run(session);
        } catch (ServerException | IOException | RuntimeException e) {
            LOG.warn("A housekeeping job failed and is tried again: {}", e.getMessage(), e);
        }
    }

    /** Deposits a probe in each mail.box, and tells the hold rule's watch. */
    static void probeHoldRule(ServerSession session, HoldRule holdRule) throws ServerException {
        List<String> notHeld = new ArrayList<>();
        for (String file : session.mailBoxFiles()) {
            try (MailBox mailBox = session.mailBox(file)) {
                if (!mailBox.probeHoldRule()) {
                    notHeld.add(file);
                }
            }
        }
        holdRule.probed(notHeld);
    }

    /** Deletes what is too old from the quarantine. */
    static void expire(ServerSession session, QuarantineDesk quarantine, Duration retention) throws ServerException {
        int deleted = quarantine.expire(session, retention);
        if (deleted > 0) {
            LOG.info("{} quarantine entries were older than {} days and are deleted", deleted, retention.toDays());
        }
    }

    /** One job. */
    interface Job {
        void run(ServerSession session) throws ServerException, IOException;
    }
}
