package gatehouse.antispam.checks;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions that know mass-mailing programs by what they get wrong. Immutable; safe for threads. */
final class RatwareChecks {
    private static final Field MESSAGE_ID = Field.named("Message-Id");
    private static final Field MESSAGE_IDS = Field.named("MESSAGEID");
    private static final Field FROM = Field.named("From");
    private static final Field DATE = Field.named("Date");
    private static final Field RECEIVED = Field.named("Received");
    private static final Field LIST_UNSUBSCRIBE = Field.named("List-Unsubscribe");

    /** What Outlook puts into its ids: a Windows file time's upper half, between other numbers. */
    private static final Pattern OUTLOOK = Pattern.compile("^<[0-9a-f]{4}([0-9a-f]{8})\\$[0-9a-f]{8}\\$[0-9a-f]{8}@");

    /** Units of 2^32 times 100 nanoseconds since 1601. */
    private static final double UNITS_PER_SECOND = 1e7 / (1L << 32);

    private static final double UNITS_IN_1970 = 11_644_473_600L * UNITS_PER_SECOND;

    /** About 30 hours, for clocks that are wrong. */
    private static final int TOLERANCE = 250;

    private static final Pattern NAMED_ID = Pattern.compile("<[A-Z]{28}\\.([^>]{1,255})>");
    private static final Pattern UNSUBSCRIBE =
            Pattern.compile("<mailto:(?:leave-\\S+|\\S+-unsubscribe)@\\S+>$", Pattern.CASE_INSENSITIVE);

    private RatwareChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of(
                "check_outlook_message_id", arguments -> Check.when(RatwareChecks::isWrongOutlookId),
                "check_messageid_not_usable", arguments -> Check.when(RatwareChecks::isIdUnusable),
                "check_ratware_name_id", arguments -> Check.when(RatwareChecks::isIdOfName),
                "gated_through_received_hdr_remover", arguments -> Check.when(Gateways::removedTrace));
    }

    /** Outlook's ids tell when they were made: neither when the message was dated nor when it was received. */
    private static boolean isWrongOutlookId(CheckedMessage message) {
        Matcher id = OUTLOOK.matcher(MESSAGE_ID.of(message));
        if (!id.find()) {
            return false;
        }
        long made = Long.parseLong(id.group(1), 16);
        return !isNear(made, MailDate.parse(DATE.of(message)))
                && !isNear(made, Reception.of(message).first());
    }

    private static boolean isNear(long made, OptionalLong seconds) {
        long expected = (long) (seconds.orElse(0) * UNITS_PER_SECOND + UNITS_IN_1970);
        return Math.abs(made - expected) < TOLERANCE;
    }

    /** Lists and servers that give messages new ids. */
    private static boolean isIdUnusable(CheckedMessage message) {
        String received = RECEIVED.of(message);
        return isListId(LIST_UNSUBSCRIBE.of(message))
                || Gateways.removedTrace(message)
                || received.contains("/CWT/DCE)")
                || received.contains("iPlanet Messaging Server");
    }

    private static boolean isListId(String unsubscribe) {
        String last = unsubscribe.strip();
        return UNSUBSCRIBE
                .matcher(last.substring(last.lastIndexOf('<') + (last.contains("<") ? 0 : 1)))
                .find();
    }

    /** The sender's address as the right side of an id, after 28 capitals. */
    private static boolean isIdOfName(CheckedMessage message) {
        Matcher id = NAMED_ID.matcher(MESSAGE_IDS.of(message));
        return id.find()
                && FROM.of(message)
                        .toLowerCase(Locale.ROOT)
                        .contains("<" + id.group(1).toLowerCase(Locale.ROOT) + ">");
    }
}
