package gatehouse.antispam.checks;

import java.util.Map;
import java.util.regex.Pattern;

/** Functions about senders at Hotmail whose message does not come from there. Static functions only. */
final class HotmailChecks {
    private static final Field TO = Field.named("To");
    private static final Field MESSAGE_ID = Field.named("Message-Id");
    private static final Field ENVELOPE_FROM = Field.named("EnvelopeFrom");
    private static final Field X_ORIGINATING_IP = Field.named("X-Originating-IP");
    private static final Pattern SERVER =
            Pattern.compile("from (?:\\S{0,255}\\.)?hotmail\\.com \\(\\S{0,255}\\.hotmail(?:\\.msn)?\\.com[ )]");
    private static final Pattern PICKUP =
            Pattern.compile("from mail pickup service by hotmail\\.com with Microsoft SMTPSVC;");
    private static final Pattern CLAIMED =
            Pattern.compile("(?:from |HELO |helo=)\\S{0,255}?hotmail\\.com\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUP =
            Pattern.compile("<([^\\s<>]{1,255})@groups\\.msn\\.com>", Pattern.CASE_INSENSITIVE);

    private HotmailChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of(
                "check_for_forged_hotmail_received_headers",
                arguments -> Check.when(message -> isForeign(message) && isClaimed(message)),
                "check_for_no_hotmail_received_headers",
                arguments -> Check.when(HotmailChecks::isUntraced),
                "check_for_msn_groups_headers",
                arguments -> Check.when(HotmailChecks::isFromGroup));
    }

    private static boolean isClaimed(CheckedMessage message) {
        return CLAIMED.matcher(Trace.received(message)).find();
    }

    private static boolean isUntraced(CheckedMessage message) {
        return Trace.from(message).endsWith("hotmail.com") && isForeign(message) && !isClaimed(message);
    }

    private static boolean isForeign(CheckedMessage message) {
        return !isOwn(message, Trace.received(message)) && !isFromGroup(message) && !Gateways.removedTrace(message);
    }

    private static boolean isOwn(CheckedMessage message, String received) {
        return PICKUP.matcher(received).find()
                || (SERVER.matcher(received).find() && Trace.hasIp(message, X_ORIGINATING_IP));
    }

    private static boolean isFromGroup(CheckedMessage message) {
        var group = GROUP.matcher(TO.of(message));
        return group.find()
                && Trace.received(message).startsWith("from mail pickup service by groups.msn.com")
                && isFromGroup(message, group.group(1));
    }

    private static boolean isFromGroup(CheckedMessage message, String group) {
        String id = MESSAGE_ID.of(message);
        if (group.equals("notifications")) {
            return id.matches("<\\S{1,255}@groups\\.msn\\.com>\\s*+");
        }
        return id.startsWith("<" + group + "-")
                && ENVELOPE_FROM.trimmed(message).equals(group + "-bounce@groups.msn.com");
    }
}
