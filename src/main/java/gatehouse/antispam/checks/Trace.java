package gatehouse.antispam.checks;

import java.util.Locale;
import java.util.regex.Pattern;

/** Who a message says it is from, and the servers that it says it came through. Static functions only. */
final class Trace {
    static final String IP = "\\d{1,3}(?:\\.\\d{1,3}){3}";
    private static final Field FROM = Field.named("From:addr");
    private static final Field RECEIVED = Field.named("Received");
    private static final Pattern ANY_IP = Pattern.compile("(?<![\\d.])" + IP + "(?![\\d.])");

    private Trace() {}

    /** The sender's address, in lower case. */
    static String from(CheckedMessage message) {
        return FROM.trimmed(message).toLowerCase(Locale.ROOT);
    }

    /** All Received fields, one a line. */
    static String received(CheckedMessage message) {
        return RECEIVED.of(message);
    }

    static boolean hasIp(CheckedMessage message, Field field) {
        return ANY_IP.matcher(field.of(message)).find();
    }
}
