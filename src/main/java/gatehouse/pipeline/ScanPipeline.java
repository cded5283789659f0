package gatehouse.pipeline;

import gatehouse.antispam.SpamScanner;
import gatehouse.antispam.SpamVerdict;
import gatehouse.antivirus.VirusScanner;
import gatehouse.content.ContentScanner;
import gatehouse.mail.Mail;
import gatehouse.mail.Part;
import gatehouse.mail.Unreadable;
import gatehouse.scan.Deadline;
import gatehouse.scan.EngineVersion;
import gatehouse.scan.Finding;
import gatehouse.scan.Finding.Cause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages in their order: antivirus, content, antispam. Safe for use by several threads. */
public final class ScanPipeline {
    private final VirusScanner antivirus;
    private final ContentScanner content;
    private final SpamScanner antispam;
    private final Duration timeToScan;

    /** The stages, with the time that all of them together have for a message. */
    public ScanPipeline(VirusScanner antivirus, ContentScanner content, SpamScanner antispam, Duration timeToScan) {
        this.antivirus = antivirus;
        this.content = content;
        this.antispam = antispam;
        this.timeToScan = timeToScan;
    }

    /** The antivirus that scans now, as far as it is known. */
    public Optional<EngineVersion> antivirus() {
        return antivirus.status().engine();
    }

    /** Whether the antivirus answers at this moment. */
    boolean antivirusWorks() {
        // Not its status: a failed scan is an outage there until the next one succeeds.
        return antivirus.probe();
    }

    /** The rules that the antispam scores with now; empty when there are none. */
    String rules() {
        return antispam.generation();
    }

    public ScanReport scan(Mail mail) throws IOException {
        List<Finding> findings = new ArrayList<>(scanForHarm(mail));
        if (findings.stream().anyMatch(Finding.Virus.class::isInstance)) {
            return new ScanReport(findings, antivirus(), Optional.empty(), rules());
        }
        SpamVerdict spam = antispam.scan(mail);
        spam.finding().ifPresent(findings::add);
        return new ScanReport(
                findings, antivirus(), Optional.of(spam), spam.terms().generation());
    }

    /** All stages but the antispam. */
    List<Finding> scanForHarm(Mail mail) throws IOException {
        Deadline deadline = Deadline.after(timeToScan);
        List<Finding> findings = new ArrayList<>();
        mail.unreadable().forEach(place -> findings.add(unscannable(place)));
        scanForViruses(mail, deadline, findings);
        findings.addAll(content.scan(mail, deadline));
        return findings;
    }

    /**
     * The message as a whole, since some malware shows only there; then each attachment, decoded as we see it. Ends at
     * the first that no clamd answers for: the rest would get no answer either.
     */
    private void scanForViruses(Mail mail, Deadline deadline, List<Finding> findings) throws IOException {
        if (!answered(antivirus.scan(Finding.MESSAGE, mail.whole(), deadline), findings)) {
            return;
        }
        for (Part part : mail.parts()) {
            if (part.kind() == Part.Kind.ATTACHMENT
                    && !answered(antivirus.scan(part.label(), part.content(), deadline), findings)) {
                return;
            }
        }
    }

    private static boolean answered(Optional<Finding> found, List<Finding> findings) {
        found.ifPresent(findings::add);
        return found.filter(Finding.AntivirusUnavailable.class::isInstance).isEmpty();
    }

    private static Finding unscannable(Unreadable place) {
        return new Finding.Unscannable(place.where(), cause(place.reason()), place.detail());
    }

    private static Cause cause(Unreadable.Reason reason) {
        return switch (reason) {
            case ENCRYPTED -> Cause.ENCRYPTED_MAIL;
            case OLE_OBJECT -> Cause.OLE_OBJECT;
            case MALFORMED -> Cause.MALFORMED;
        };
    }
}
