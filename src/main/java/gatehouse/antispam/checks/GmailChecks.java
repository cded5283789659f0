package gatehouse.antispam.checks;

import java.util.Map;
import java.util.regex.Pattern;

/** The function about senders at Gmail whose message does not come from there. Static functions only. */
final class GmailChecks {
    private static final Field X_RECEIVED = Field.named("X-Received");
    private static final Field SMTP_SOURCE = Field.named("X-Google-Smtp-Source");
    private static final Field MESSAGE_STATE = Field.named("X-Gm-Message-State");
    private static final Pattern FROM_GMAIL = Pattern.compile("[@.]gmail\\.com$");

    /** Gmail's own network: private, or its counterpart in IPv6. */
    private static final Pattern OWN_NETWORK =
            Pattern.compile("\\bby (?:10(?:\\.\\d{1,3}){3}|2002:a[0-9a-f]{2}(?::[0-9a-f]{0,4}){2,6}) with SMTP\\b");

    private static final int MIN_TOKEN = 60;

    private GmailChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of("check_for_forged_gmail_received_headers", arguments -> Check.when(GmailChecks::isForeign));
    }

    private static boolean isForeign(CheckedMessage message) {
        return FROM_GMAIL.matcher(Trace.from(message)).find()
                && !OWN_NETWORK.matcher(X_RECEIVED.of(message)).find()
                && !(isToken(message, SMTP_SOURCE) && isToken(message, MESSAGE_STATE));
    }

    private static boolean isToken(CheckedMessage message, Field field) {
        return field.trimmed(message).length() >= MIN_TOKEN;
    }
}
