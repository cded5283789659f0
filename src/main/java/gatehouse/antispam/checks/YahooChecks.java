package gatehouse.antispam.checks;

import java.util.Map;
import java.util.regex.Pattern;

/** The function about senders at Yahoo whose message does not come from there. Static functions only. */
final class YahooChecks {
    private static final Pattern FROM_YAHOO = Pattern.compile("[@.]yahoo\\.com$");
    private static final Pattern OWN = Pattern.compile("\\bby web\\S{1,60}?\\.mail\\S{0,20}?\\.yahoo\\.com via HTTP"
            + "|\\bby smtp\\S{1,255}?\\.yahoo\\.com with SMTP"
            + "|from sonic\\S{0,80}?\\.yahoo\\.com by sonic\\S{0,80}?\\.yahoo\\.com with HTTP"
            + "|from \\[\\d{1,3}(?:\\.\\d{1,3}){3}\\] by \\S{1,255}?\\.(?:groups|scd|dcn)\\.yahoo\\.com with NNFMP"
            + "|\\((?:[^@\\s()]{1,63}@)?[^@\\s()]{1,255}?\\.yahoo\\.com\\.? \\["
            + "|\\bby \\w{1,63}\\.\\w{1,63}\\.yahoo\\.com \\(\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}/\\d");

    private YahooChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of("check_for_forged_yahoo_received_headers", arguments -> Check.when(YahooChecks::isForeign));
    }

    private static boolean isForeign(CheckedMessage message) {
        return FROM_YAHOO.matcher(Trace.from(message)).find()
                && !Gateways.removedTrace(message)
                && !OWN.matcher(Trace.received(message)).find();
    }
}
