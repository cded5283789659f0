package gatehouse.pipeline;

import gatehouse.scan.Finding;
import gatehouse.scan.Verdict;
import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import gatehouse.settings.ContentSettings;
import gatehouse.settings.ContentSettings.Disposition;
import gatehouse.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Decides what findings mean: quarantine outranks hold, hold outranks release. Immutable. */
public final class Policy {
    private final ContentSettings content;
    private final WhenUnavailable whenUnavailable;

    public Policy(Settings settings) {
        this.content = settings.content();
        this.whenUnavailable = settings.antivirus().whenUnavailable();
    }

    public Verdict decide(List<Finding> findings) {
        List<Finding> grave =
                findings.stream().filter(finding -> quarantines(finding)).toList();
        if (!grave.isEmpty()) {
            return new Verdict.Quarantine(grave);
        }
        Optional<Finding> unavailable = findings.stream()
                .filter(Finding.AntivirusUnavailable.class::isInstance)
                .findFirst();
        return unavailable.map(this::withoutAntivirus).orElseGet(() -> new Verdict.Release(findings));
    }

    private Verdict withoutAntivirus(Finding cause) {
        return whenUnavailable == WhenUnavailable.HOLD ? new Verdict.Hold(cause) : new Verdict.ReleaseUnscanned(cause);
    }

    private boolean quarantines(Finding finding) {
        if (finding instanceof Finding.EncryptedContainer) {
            return content.encryptedContainers() == Disposition.QUARANTINE;
        }
        if (finding instanceof Finding.Unscannable unscannable) {
            return disposition(unscannable.cause()) == Disposition.QUARANTINE;
        }
        return !(finding instanceof Finding.AntivirusUnavailable);
    }

    private Disposition disposition(Finding.Cause cause) {
        return switch (cause) {
            case ENCRYPTED_MAIL, OLE_OBJECT -> content.encryptedMail();
            case TOO_LARGE -> content.tooLargeForAntivirus();
            case MALFORMED -> content.malformed();
            case CHECK_FAILED -> Disposition.QUARANTINE;
        };
    }
}
