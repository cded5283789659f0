package gatehouse.pipeline;

import gatehouse.antispam.Explanation;
import gatehouse.antispam.SpamVerdict;
import gatehouse.mail.HeaderText;
import gatehouse.mail.Mail;
import gatehouse.pipeline.Outcome.Kind;
import gatehouse.report.Counter;
import gatehouse.report.Counters;
import gatehouse.scan.Finding;
import gatehouse.scan.Verdict;
import gatehouse.server.Marking;
import gatehouse.server.NonDelivery;
import gatehouse.server.QuarantineReason;
import gatehouse.server.ServerException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Carries out verdicts. What is released is marked first and tagged then, so that the tag is of the message as it leaves;
 * both are written by the one save that releases it. Made for one generation of settings; used by all workers at once.
 */
final class VerdictExecutor {
    /** Of a spam's explanation, in its quarantine entry. */
    private static final int MOST_HITS = 15;

    private final Tags tags;
    private final Policy policy;
    private final SpamMarker marker;
    private final Counters counters;

    VerdictExecutor(Tags tags, Policy policy, SpamMarker marker, Counters counters) {
        this.tags = tags;
        this.policy = policy;
        this.marker = marker;
        this.counters = counters;
    }

    Outcome carryOut(Verdict verdict, HeldMessage held, ScanReport report) throws IOException, ServerException {
        if (verdict instanceof Verdict.Release release) {
            return release(held, report, release.noted());
        }
        if (verdict instanceof Verdict.Quarantine quarantine) {
            return quarantine(held, report, quarantine.findings());
        }
        if (verdict instanceof Verdict.ReleaseUnscanned release) {
            return releaseUnscanned(held, report, release.cause());
        }
        if (verdict instanceof Verdict.Reject reject) {
            return reject(held, report, reject.cause());
        }
        if (verdict instanceof Verdict.Delete delete) {
            return held.note().discard()
                    ? counted(Kind.DELETED, Counter.DELETED, delete.cause().description())
                    : changed();
        }
        return held((Verdict.Hold) verdict);
    }

    private Outcome release(HeldMessage held, ScanReport report, List<Finding> noted)
            throws IOException, ServerException {
        Mail leaving = marked(held, report);
        return held.note().release(tags.issue(leaving, report))
                ? counted(Kind.RELEASED, Counter.RELEASED, describe(noted))
                : changed();
    }

    private Outcome releaseUnscanned(HeldMessage held, ScanReport report, Finding cause)
            throws IOException, ServerException {
        Mail leaving = marked(held, report);
        return held.note().releaseUnscanned(tags.issueUnscanned(leaving), QuarantineReason.of(List.of(cause)))
                ? counted(Kind.RELEASED_UNSCANNED, Counter.RELEASED_UNSCANNED, cause.description())
                : changed();
    }

    private Outcome quarantine(HeldMessage held, ScanReport report, List<Finding> findings) throws ServerException {
        return held.note().quarantine(reason(report, findings))
                ? counted(Kind.QUARANTINED, Counter.QUARANTINED, describe(findings))
                : changed();
    }

    private static QuarantineReason reason(ScanReport report, List<Finding> findings) {
        boolean isSpam = findings.stream().anyMatch(Finding.Spam.class::isInstance);
        List<String> explanation = report.spam()
                .filter(spam -> isSpam)
                .map(spam -> Explanation.lines(spam, MOST_HITS))
                .orElse(List.of());
        return QuarantineReason.of(findings, explanation);
    }

    private Outcome reject(HeldMessage held, ScanReport report, Finding cause) throws ServerException {
        String sender = held.mail().envelope().sender();
        if (sender.isBlank() || sender.equals("<>")) {
            // A report on a report would go round for ever.
            return quarantine(held, report, List.of(cause));
        }
        return held.note().reject(reason(report, List.of(cause)), nonDelivery(held.mail(), sender))
                ? counted(Kind.REJECTED, Counter.REJECTED, cause.description())
                : changed();
    }

    private static NonDelivery nonDelivery(Mail mail, String sender) {
        String subject = HeaderText.decode(mail.header("Subject").orElse("")).replaceAll("\\p{Cntrl}+", " ");
        return new NonDelivery(
                sender,
                "Delivery failure: " + subject,
                "Your message was not delivered to "
                        + String.join(", ", mail.envelope().recipients())
                        + "\n\nSubject: " + subject + "\n\nThe server refused it: it looks like spam. If it is not,"
                        + " please write to the recipient in another way.\n");
    }

    /** The message as it leaves. */
    private Mail marked(HeldMessage held, ScanReport report) throws IOException, ServerException {
        Optional<SpamVerdict> spam = report.spam();
        if (spam.isPresent() && policy.marks(report.findings())) {
            Marking marking = marker.marks(held.mail(), spam.get());
            held.note().mark(marking);
            counters.count(Counter.MARKED);
            return marking.subject().isPresent() ? held.note().read(held.store()) : held.mail();
        }
        Optional<Marking> cleaning = report.rules().isEmpty() ? Optional.empty() : marker.cleaning(held.mail());
        if (cleaning.isPresent()) {
            held.note().mark(cleaning.get());
        }
        return held.mail();
    }

    private static Outcome held(Verdict.Hold hold) {
        // Without rules nothing can be wrong with the message: waiting is no failure of it.
        Kind kind = hold.cause() instanceof Finding.AntispamUnavailable ? Kind.WAITING : Kind.HELD;
        return new Outcome(kind, hold.cause().description());
    }

    private Outcome counted(Kind kind, Counter counter, String reason) {
        counters.count(counter);
        return new Outcome(kind, reason);
    }

    static Outcome changed() {
        return new Outcome(Kind.CHANGED, "changed or removed while it was scanned");
    }

    private static String describe(List<Finding> findings) {
        return findings.isEmpty() ? "clean" : findings.get(0).description();
    }
}
