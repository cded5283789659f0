package gatehouse.antispam.checks;

import java.util.regex.Pattern;

/** Services that take the Received fields of a message away, so that what is missing proves nothing. Static functions only. */
final class Gateways {
    private static final Field RECEIVED = Field.named("Received");
    private static final Field MAILING_LIST = Field.named("Mailing-List");
    private static final Field DELIVERED_TO = Field.named("Delivered-To");
    private static final Pattern EZMLM = Pattern.compile("contact [^\\s;]++; run by ezmlm");
    private static final Pattern QMAIL = Pattern.compile("qmail \\d++ invoked (?:from network|by .{3,20}?)\\); \\d++ ");
    private static final Pattern MSN_GROUPS = Pattern.compile("from groups\\.msn\\.com \\(\\S{0,255}\\.msn\\.com ");

    private Gateways() {}

    /** Whether such a service, or none at all, shows in the trace. */
    static boolean removedTrace(CheckedMessage message) {
        String received = RECEIVED.of(message);
        return received.isEmpty()
                || isEzmlm(message, received)
                || MSN_GROUPS.matcher(received).find();
    }

    private static boolean isEzmlm(CheckedMessage message, String received) {
        return EZMLM.matcher(MAILING_LIST.of(message)).lookingAt()
                && DELIVERED_TO.lines(message).stream().anyMatch(line -> line.startsWith("mailing list "))
                && QMAIL.matcher(received).find();
    }
}
