package gatehouse.settings;

import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import java.util.List;

/**
 * The antispam: what it scores, by which rules, and what follows.
 *
 * @param rules folders of rules for as long as no channel has given any; those that are relative stand below Gatehouse's own
 *     folder
 * @param localRules folders of this domain's own rules, read after all others
 * @param suspectedPoints from which a message is suspected
 * @param spamPoints from which a message is spam
 * @param subjectPrefix of marked messages; empty for none
 * @param allowedSenders patterns of {@code gatehouse.antispam.AddressPatterns}
 * @param optedOut recipients whose mail is not withheld
 * @param internalMail whether mail that did not come by SMTP is scored too
 * @param maxBytes of a message that are scored, from its beginning
 * @param trustedNetworks whose relays forge nothing
 * @param internalNetworks of our own relays
 * @param whenUnavailable what happens to messages while there are no rules
 */
public record AntispamSettings(
        boolean enabled,
        List<String> rules,
        List<String> localRules,
        double suspectedPoints,
        double spamPoints,
        SpamAction whenSuspected,
        SpamAction whenSpam,
        String subjectPrefix,
        List<String> allowedSenders,
        List<String> blockedSenders,
        List<String> optedOut,
        boolean internalMail,
        int maxBytes,
        List<String> trustedNetworks,
        List<String> internalNetworks,
        WhenUnavailable whenUnavailable) {
    public AntispamSettings {
        rules = List.copyOf(rules);
        localRules = List.copyOf(localRules);
        allowedSenders = List.copyOf(allowedSenders);
        blockedSenders = List.copyOf(blockedSenders);
        optedOut = List.copyOf(optedOut);
        trustedNetworks = List.copyOf(trustedNetworks);
        internalNetworks = List.copyOf(internalNetworks);
    }

    public static AntispamSettings defaults() {
        return new AntispamSettings(
                true,
                List.of("config/rules"),
                List.of(),
                5,
                10,
                SpamAction.MARK,
                SpamAction.QUARANTINE,
                "[SPAM?]",
                List.of(),
                List.of(),
                List.of(),
                false,
                500 << 10,
                List.of(),
                List.of(),
                WhenUnavailable.HOLD);
    }

    /** What follows from a class, from the mildest on. */
    public enum SpamAction {
        RELEASE,
        MARK,
        QUARANTINE,
        REJECT,
        DELETE
    }
}
