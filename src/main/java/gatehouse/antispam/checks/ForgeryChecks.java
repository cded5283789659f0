package gatehouse.antispam.checks;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Functions that find messages said to come from a mail service, or to have come through it, that do not carry its trace. Most
 * of these services are of the years around 2000. Static functions only.
 */
final class ForgeryChecks {
    private static final Field X_SENDER_IP = Field.named("X-Sender-Ip");
    private static final Field X_MAILER = Field.named("X-Mailer");
    private static final Field X_ORIGINATING_IP = Field.named("X-Originating-IP");
    private static final Pattern AOL_RELAY = Pattern.compile("\\srly-[a-z]{2}\\d\\d\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern AOL_SERVER = Pattern.compile(
            "/AOL-\\d++\\.\\d++\\.\\d++\\)|ESMTP id (?:RELAY|MAILRELAY|MAILIN)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOWHERE = Pattern.compile("\\bby \\S{0,255}?whowhere\\.com;");
    private static final Pattern JUNO =
            Pattern.compile("\\b(?:juno|untd)\\.com.{0,255}?[\\[(]" + Trace.IP + "[\\])].{0,255}?\\bby");
    private static final Pattern GATEWAY = Pattern.compile(
            "from\\s(\\S{1,255})\\sby\\s([^\\s.]{1,255})\\swith\\sESMTP;\\s++\\S{3},\\s++\\d++\\s++\\S{3}\\s++\\d{4}\\s++"
                    + "\\d\\d:\\d\\d:\\d\\d\\s++[-+]*+\\d{4}$",
            Pattern.MULTILINE);

    private ForgeryChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of(
                "check_for_fake_aol_relay_in_rcvd", arguments -> Check.when(ForgeryChecks::isFakeAol),
                "check_for_forged_eudoramail_received_headers", arguments -> Check.when(ForgeryChecks::isFakeEudora),
                "check_for_forged_juno_received_headers", arguments -> Check.when(ForgeryChecks::isFakeJuno),
                "check_for_forged_gw05_received_headers", arguments -> Check.when(ForgeryChecks::isFakeGateway));
    }

    private static boolean isFakeAol(CheckedMessage message) {
        String received = Trace.received(message);
        return AOL_RELAY.matcher(received).find()
                && !AOL_SERVER.matcher(received).find();
    }

    private static boolean isFakeEudora(CheckedMessage message) {
        return Trace.from(message).endsWith("@eudoramail.com") && !Gateways.removedTrace(message) && !isEudora(message);
    }

    private static boolean isEudora(CheckedMessage message) {
        return Trace.hasIp(message, X_SENDER_IP)
                && WHOWHERE.matcher(Trace.received(message)).find();
    }

    private static boolean isFakeJuno(CheckedMessage message) {
        return Trace.from(message).endsWith("juno.com") && !Gateways.removedTrace(message) && !isJuno(message);
    }

    private static boolean isJuno(CheckedMessage message) {
        return JUNO.matcher(Trace.received(message)).find()
                && (Trace.hasIp(message, X_ORIGINATING_IP)
                        || X_MAILER.of(message).contains("Juno "));
    }

    /** Two names of hosts without a domain, as one family of programs writes them. */
    private static boolean isFakeGateway(CheckedMessage message) {
        return GATEWAY.matcher(Trace.received(message)).find();
    }
}
