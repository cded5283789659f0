package gatehouse.pipeline;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import gatehouse.pipeline.Outcome.Kind;
import gatehouse.report.Counter;
import gatehouse.report.Counters;
import gatehouse.scan.Finding;
import gatehouse.scan.Verdict;
import gatehouse.server.MessageId;
import gatehouse.server.PendingMail;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.QuarantineReason;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import gatehouse.sso.TagClaims;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The life of a message, from held to released or quarantined: read this file first.
 *
 * <ol>
 *   <li>Read the message from mail.box.
 *   <li>Does it carry a valid tag? A server of the domain has scanned it: release it.
 *   <li>Scan it: antivirus, then content.
 *   <li>The policy decides a verdict on the findings.
 *   <li>Carry it out: stamp a tag and release, quarantine, or leave it held.
 * </ol>
 *
 * Made for one generation of settings, used by all workers at once. Nothing is written to the message before the
 * verdict is there, so that a crash at any point leaves it held.
 */
public final class MessageFlow {
    private final Tags tags;
    private final ScanPipeline pipeline;
    private final Policy policy;
    private final SelfTest selfTest;
    private final Counters counters;

    public MessageFlow(Tags tags, ScanPipeline pipeline, Policy policy, SelfTest selfTest, Counters counters) {
        this.tags = tags;
        this.pipeline = pipeline;
        this.policy = policy;
        this.selfTest = selfTest;
        this.counters = counters;
    }

    /**
     * Takes one held message as far as it goes now.
     *
     * @throws IOException a failure of this message
     * @throws ServerException a failure of the server
     */
    public Outcome process(ServerSession session, PendingMail message, ContentStore store)
            throws IOException, ServerException {
        Mail mail = message.read(store);

        Optional<TagClaims> tag = validTag(message, mail);
        if (tag.isPresent()) {
            return releaseTagged(session, message, tag.get());
        }
        ScanReport report = pipeline.scan(mail);
        counters.count(Counter.SCANNED);
        Verdict verdict = policy.decide(report.findings());
        return carryOut(verdict, message, mail, report);
    }

    /** The verdict on a message that is not held any more. */
    Verdict judge(Mail mail) throws IOException {
        return policy.decide(pipeline.scan(mail).findings());
    }

    /** Whether the antivirus answers at this moment: tells an outage from a message that it chokes on. */
    boolean antivirusWorks() {
        return pipeline.antivirusWorks();
    }

    private Optional<TagClaims> validTag(PendingMail message, Mail mail) throws IOException, ServerException {
        Optional<String> tag = message.tag();
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        Optional<TagClaims> honoured = tags.honoured(tag.get(), mail, pipeline.antivirus());
        if (honoured.isEmpty()) {
            counters.count(Counter.TAG_REFUSED);
        }
        return honoured;
    }

    private Outcome releaseTagged(ServerSession session, PendingMail message, TagClaims tag) throws ServerException {
        if (tag.quarantineEntry().isPresent()) {
            // Before the message goes: an entry that is marked as released is never deposited again.
            markReleased(session, tag.quarantineEntry().get(), message.id());
        }
        return message.release() ? counted(Kind.HONOURED, Counter.HONOURED, "tag of " + tag.server()) : changed();
    }

    private static void markReleased(ServerSession session, String entry, MessageId deposit) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            if (quarantine.entry(entry).isPresent()) {
                quarantine.mark(entry, QuarantineEntry.State.RELEASED, deposit.unid());
            }
        }
    }

    private Outcome carryOut(Verdict verdict, PendingMail message, Mail mail, ScanReport report)
            throws IOException, ServerException {
        if (selfTest.takes(mail, verdict)) {
            message.discard();
            return new Outcome(Kind.TESTED, "self-test");
        }
        if (verdict instanceof Verdict.Release release) {
            return message.release(tags.issue(mail, report))
                    ? counted(Kind.RELEASED, Counter.RELEASED, describe(release.noted()))
                    : changed();
        }
        if (verdict instanceof Verdict.Quarantine quarantine) {
            return message.quarantine(QuarantineReason.of(quarantine.findings()))
                    ? counted(Kind.QUARANTINED, Counter.QUARANTINED, describe(quarantine.findings()))
                    : changed();
        }
        if (verdict instanceof Verdict.ReleaseUnscanned release) {
            return message.releaseUnscanned(tags.issueUnscanned(mail), QuarantineReason.of(List.of(release.cause())))
                    ? counted(
                            Kind.RELEASED_UNSCANNED,
                            Counter.RELEASED_UNSCANNED,
                            release.cause().description())
                    : changed();
        }
        return new Outcome(Kind.HELD, ((Verdict.Hold) verdict).cause().description());
    }

    private Outcome counted(Kind kind, Counter counter, String reason) {
        counters.count(counter);
        return new Outcome(kind, reason);
    }

    private static Outcome changed() {
        return new Outcome(Kind.CHANGED, "changed or removed while it was scanned");
    }

    private static String describe(List<Finding> findings) {
        return findings.isEmpty() ? "clean" : findings.get(0).description();
    }
}
