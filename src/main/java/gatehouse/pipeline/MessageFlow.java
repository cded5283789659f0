package gatehouse.pipeline;

import gatehouse.mail.ContentStore;
import gatehouse.mail.Mail;
import gatehouse.pipeline.Outcome.Kind;
import gatehouse.report.Counter;
import gatehouse.report.Report;
import gatehouse.scan.Finding;
import gatehouse.scan.Verdict;
import gatehouse.server.MessageId;
import gatehouse.server.PendingMail;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import gatehouse.settings.Settings;
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
 *   <li>Scan it: antivirus, then content, then antispam.
 *   <li>The policy decides a verdict on the findings.
 *   <li>Carry it out ({@link VerdictExecutor}): mark what is suspect, stamp a tag and release; quarantine; reject or
 *       delete spam; or leave it held.
 * </ol>
 *
 * Made for one generation of settings, used by all workers at once. Nothing is written to the message before the
 * verdict is there, so that a crash at any point leaves it held.
 */
public final class MessageFlow {
    private final Tags tags;
    private final ScanPipeline pipeline;
    private final Policy policy;
    private final VerdictExecutor executor;
    private final SelfTest selfTest;
    private final Report report;

    public MessageFlow(Tags tags, ScanPipeline pipeline, Settings settings, SelfTest selfTest, Report report) {
        this.tags = tags;
        this.pipeline = pipeline;
        this.policy = new Policy(settings);
        this.executor = new VerdictExecutor(
                tags, policy, new SpamMarker(settings.antispam().subjectPrefix()), report.counters());
        this.selfTest = selfTest;
        this.report = report;
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
        ScanReport scanned = scan(message.id(), mail);
        Verdict verdict = policy.decide(scanned.findings());
        if (selfTest.takes(mail, verdict)) {
            message.discard();
            return new Outcome(Kind.TESTED, "self-test");
        }
        return executor.carryOut(verdict, new HeldMessage(message, store, mail), scanned);
    }

    /** What all stages but the antispam find now in a message that is not held any more. */
    List<Finding> scanForHarm(Mail mail) throws IOException {
        return pipeline.scanForHarm(mail);
    }

    /** What all stages find now in a message that is not held any more. */
    List<Finding> scanAll(Mail mail) throws IOException {
        return pipeline.scan(mail).findings();
    }

    /** Whether a message with these findings is marked when it is released. */
    boolean marks(List<Finding> findings) {
        return policy.marks(findings);
    }

    /** What findings mean. */
    Verdict decide(List<Finding> findings) {
        return policy.decide(findings);
    }

    /** Whether the antivirus answers at this moment: tells an outage from a message that it chokes on. */
    boolean antivirusWorks() {
        return pipeline.antivirusWorks();
    }

    private ScanReport scan(MessageId id, Mail mail) throws IOException {
        ScanReport scanned = pipeline.scan(mail);
        report.counters().count(Counter.SCANNED);
        scanned.spam().ifPresent(spam -> report.judged(id, mail, spam));
        return scanned;
    }

    private Optional<TagClaims> validTag(PendingMail message, Mail mail) throws IOException, ServerException {
        Optional<String> tag = message.tag();
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        Optional<TagClaims> honoured = tags.honoured(tag.get(), mail, pipeline.antivirus(), pipeline.rules());
        if (honoured.isEmpty()) {
            report.counters().count(Counter.TAG_REFUSED);
        }
        return honoured;
    }

    private Outcome releaseTagged(ServerSession session, PendingMail message, TagClaims tag) throws ServerException {
        if (tag.quarantineEntry().isPresent()) {
            // Before the message goes: an entry that is marked as released is never deposited again.
            markReleased(session, tag.quarantineEntry().get(), message.id());
        }
        if (!message.release()) {
            return VerdictExecutor.changed();
        }
        report.counters().count(Counter.HONOURED);
        return new Outcome(Kind.HONOURED, "tag of " + tag.server());
    }

    private static void markReleased(ServerSession session, String entry, MessageId deposit) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            if (quarantine.entry(entry).isPresent()) {
                quarantine.mark(entry, QuarantineEntry.State.RELEASED, deposit.unid());
            }
        }
    }
}
