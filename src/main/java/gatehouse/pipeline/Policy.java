package gatehouse.pipeline;

import gatehouse.scan.Finding;
import gatehouse.scan.SpamClass;
import gatehouse.scan.Verdict;
import gatehouse.settings.AntispamSettings;
import gatehouse.settings.AntispamSettings.SpamAction;
import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import gatehouse.settings.ContentSettings;
import gatehouse.settings.ContentSettings.Disposition;
import gatehouse.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Decides what findings mean: quarantine outranks rejection and deletion of spam, these outrank hold, and hold outranks
 * release. Immutable.
 */
public final class Policy {
    private final ContentSettings content;
    private final AntispamSettings antispam;
    private final WhenUnavailable whenUnavailable;

    public Policy(Settings settings) {
        this.content = settings.content();
        this.antispam = settings.antispam();
        this.whenUnavailable = settings.antivirus().whenUnavailable();
    }

    public Verdict decide(List<Finding> findings) {
        List<Finding> grave =
                findings.stream().filter(finding -> quarantines(finding)).toList();
        if (!grave.isEmpty()) {
            return new Verdict.Quarantine(grave);
        }
        return spam(findings)
                .flatMap(this::withheld)
                .or(() -> first(findings, Finding.AntivirusUnavailable.class).map(this::withoutAntivirus))
                .or(() -> first(findings, Finding.AntispamUnavailable.class).flatMap(this::withoutAntispam))
                .orElseGet(() -> new Verdict.Release(findings));
    }

    /** Whether a message with these findings, if it is released, is marked as spam. */
    boolean marks(List<Finding> findings) {
        return spam(findings).filter(spam -> action(spam) == SpamAction.MARK).isPresent();
    }

    private Optional<Verdict> withheld(Finding.Spam spam) {
        return switch (action(spam)) {
            case RELEASE, MARK, QUARANTINE -> Optional.empty();
            case REJECT -> Optional.of(new Verdict.Reject(spam));
            case DELETE -> Optional.of(new Verdict.Delete(spam));
        };
    }

    private SpamAction action(Finding.Spam spam) {
        SpamAction action = spam.spamClass() == SpamClass.SPAM ? antispam.whenSpam() : antispam.whenSuspected();
        return spam.markOnly() && action.compareTo(SpamAction.MARK) > 0 ? SpamAction.MARK : action;
    }

    private static Optional<Finding.Spam> spam(List<Finding> findings) {
        return first(findings, Finding.Spam.class).map(Finding.Spam.class::cast);
    }

    private static Optional<Finding> first(List<Finding> findings, Class<? extends Finding> type) {
        return findings.stream().filter(type::isInstance).findFirst();
    }

    private Verdict withoutAntivirus(Finding cause) {
        return whenUnavailable == WhenUnavailable.HOLD ? new Verdict.Hold(cause) : new Verdict.ReleaseUnscanned(cause);
    }

    private Optional<Verdict> withoutAntispam(Finding cause) {
        return antispam.whenUnavailable() == WhenUnavailable.HOLD
                ? Optional.of(new Verdict.Hold(cause))
                : Optional.empty();
    }

    private boolean quarantines(Finding finding) {
        if (finding instanceof Finding.EncryptedContainer) {
            return content.encryptedContainers() == Disposition.QUARANTINE;
        }
        if (finding instanceof Finding.Unscannable unscannable) {
            return disposition(unscannable.cause()) == Disposition.QUARANTINE;
        }
        if (finding instanceof Finding.Spam spam) {
            return action(spam) == SpamAction.QUARANTINE;
        }
        return !(finding instanceof Finding.AntivirusUnavailable || finding instanceof Finding.AntispamUnavailable);
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
