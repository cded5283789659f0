package gatehouse.pipeline;

import gatehouse.mail.ContentStore;
import gatehouse.pipeline.Outcome.Kind;
import gatehouse.report.Counter;
import gatehouse.report.Report;
import gatehouse.scan.Finding;
import gatehouse.server.MailBox;
import gatehouse.server.MessageId;
import gatehouse.server.PendingMail;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.QuarantineReason;
import gatehouse.server.RoutingState;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one message through {@link MessageFlow} and turns whatever goes wrong into a wait, or at last into quarantine:
 * no failure ends a worker, loses a message, or lets one loop. Used by all workers at once.
 */
public final class GuardedFlow {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedFlow.class);

    private final Supplier<MessageFlow> flow;
    private final Supplier<ContentStore> spools;
    private final Retries retries;
    private final HoldRule holdRule;
    private final Report report;

    /** What a message is retried by: the queue, the counts, and the slots of the workers. */
    public record Retries(WaitingMessages waiting, PoisonGuard guard, InHand inHand) {}

    /**
     * A guard around the flow.
     *
     * @param flow the one of the settings in force, asked once per message
     * @param spools makes a spool for one message
     */
    public GuardedFlow(
            Supplier<MessageFlow> flow,
            Supplier<ContentStore> spools,
            Retries retries,
            HoldRule holdRule,
            Report report) {
        this.flow = flow;
        this.spools = spools;
        this.retries = retries;
        this.holdRule = holdRule;
        this.report = report;
    }

    /** Deals with the message that the worker of this slot has in hand, and puts it out of its hand. */
    public void handle(int slot, ServerSession session, MessageId id) {
        retries.inHand().begin(slot, id);
        try {
            openAndProcess(session, id);
        } catch (ServerException | RuntimeException e) {
            LOG.warn("Message {} stays held: {}", id, e.getMessage(), e);
            postpone(id, String.valueOf(e.getMessage()));
        } finally {
            retries.inHand().end(slot);
        }
    }

    private void openAndProcess(ServerSession session, MessageId id) throws ServerException {
        try (MailBox mailBox = session.mailBox(id.mailBox())) {
            Optional<PendingMail> held = mailBox.open(id);
            if (held.isEmpty()) {
                finish(id);
                return;
            }
            try (PendingMail message = held.get()) {
                if (message.state() == RoutingState.HELD) {
                    process(session, message);
                } else {
                    finish(id);
                }
            }
        }
    }

    private void process(ServerSession session, PendingMail message) throws ServerException {
        if (retries.guard().isRetry(message.id()) && isQuarantined(session, message.id())) {
            // The attempt before ended between the copy and the removal: its verdict stands.
            message.discard();
            finish(message.id());
            return;
        }
        if (retries.guard().isPoison(message.id())) {
            quarantine(message, "it failed in earlier attempts");
            return;
        }
        MessageFlow current = flow.get();
        // Asked before the flow: afterwards the note may be gone.
        Instant deposited = message.deposited();
        try (ContentStore spool = spools.get()) {
            Outcome outcome = current.process(session, message, spool);
            settle(message, outcome, current);
            if (!outcome.kind().staysHeld()) {
                report.holdTimes().record(Duration.between(deposited, Instant.now()));
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // Whatever a parser makes of a hostile message is that message's failure, not the task's.
            failed(message, e);
        }
    }

    private static boolean isQuarantined(ServerSession session, MessageId id) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            return quarantine
                    .entry(id.unid())
                    .filter(entry -> entry.state() != QuarantineEntry.State.UNSCANNED)
                    .isPresent();
        }
    }

    private void settle(PendingMail message, Outcome outcome, MessageFlow current) throws ServerException {
        MessageId id = message.id();
        LOG.info("{} {}: {}", outcome.kind(), id, outcome.reason());
        if (outcome.kind().passesOn()) {
            holdRule.released(id);
        }
        if (!outcome.kind().staysHeld()) {
            finish(id);
        } else if (outcome.kind() == Kind.HELD && current.antivirusWorks()) {
            // The antivirus works, but not on this message: its own failure, or it would wait for ever.
            failed(message, new IOException(outcome.reason()));
        } else {
            postpone(id, outcome.reason());
        }
    }

    private void failed(PendingMail message, Throwable cause) throws ServerException {
        report.counters().count(Counter.FAILED);
        LOG.warn("Message {} failed: {}", message.id(), cause.toString(), cause);
        if (retries.guard().failed(message.id())) {
            quarantine(message, cause.toString());
        } else {
            postpone(message.id(), cause.toString());
        }
    }

    private void quarantine(PendingMail message, String detail) throws ServerException {
        message.quarantine(QuarantineReason.of(checkFailed(detail)));
        report.counters().count(Counter.QUARANTINED);
        finish(message.id());
    }

    static List<Finding> checkFailed(String detail) {
        return List.of(new Finding.Unscannable(Finding.MESSAGE, Finding.Cause.CHECK_FAILED, detail));
    }

    private void finish(MessageId id) {
        retries.guard().forget(id);
        retries.waiting().done(id);
        report.settled(id.toString());
    }

    private void postpone(MessageId id, String why) {
        report.counters().count(Counter.RETRIED);
        report.held(id.toString(), why);
        retries.waiting().postpone(id, retries.guard().nextWait(id));
    }
}
