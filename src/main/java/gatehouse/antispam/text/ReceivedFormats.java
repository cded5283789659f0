package gatehouse.antispam.text;

import gatehouse.antispam.text.ReceivedFormat.Sender;
import java.util.List;
import java.util.Optional;

/** The formats of Received fields that are known, the more special ones first. */
final class ReceivedFormats {
    private static final String SENDMAIL = " by \\S++ ++\\(";
    private static final String POSTFIX = " by \\S++ \\(Postfix";
    private static final String EXIM = "\\((?:[^()\\s]*+\\()?Exim";
    private static final String QMAIL = " by \\S++(?: \\([^()]*+\\))?+ ++with (?:SMTPS?|QMQP)(?:;| \\(| for |$)";
    private static final String HTTP = " with HTTPS?\\b";
    private static final String COMMUNIGATE = "\\(CommuniGate Pro ";
    private static final String WEBMAIL = "\\(SquirrelMail authenticated user ";
    private static final String SAID = " by \\S++ ++[a-z(]";

    private static final List<ReceivedFormat> ALL = List.of(
            // Exim
            ReceivedFormat.of("from {rdns} ({any} [{ip}]...helo={helo}"),
            ReceivedFormat.of("from {rdns} ([{ip}]...helo={helo}"),
            ReceivedFormat.of("from [{ip}] (...helo={helo}"),
            ReceivedFormat.of("from {name} ([{ip}]", EXIM),
            ReceivedFormat.of("from {name} [{ip}]", EXIM),
            ReceivedFormat.of("from {rdns} ({helo}) [{ip}]", EXIM),
            // CommuniGate Pro
            ReceivedFormat.of("from [{ip}] (...HELO {helo})"),
            ReceivedFormat.of("from {ip} (HELO {helo}) by "),
            ReceivedFormat.of("from {name} ([{ip}] verified)", COMMUNIGATE),
            // qmail and those that write as it does
            ReceivedFormat.of("from {rdns} ({hello} {helo}) ({ident}@[{ip}]"),
            ReceivedFormat.of("from {rdns} ({hello} {helo}) ({ident}@{ip}"),
            ReceivedFormat.of("from {rdns} ({hello} {helo}) ([{ip}]"),
            ReceivedFormat.of("from {rdns} ({hello} {helo}) ({ip}", " with [^;]{0,80}+(?<=SMTPS?|QMQP)"),
            ReceivedFormat.asking("from {rdns} ({hello} {helo}) ({ip}", ""),
            ReceivedFormat.asking("from {helo} ({ident}@[{ip}]", SENDMAIL),
            ReceivedFormat.of("from {name} ({ident}@[{ip}])"),
            ReceivedFormat.of("from {name} ({ident}@{ip})"),
            ReceivedFormat.of("from {name} ([{ip}])", QMAIL),
            // Webmail
            ReceivedFormat.of("from {ip} (", HTTP),
            ReceivedFormat.of("from {any} ([{any}]) (proxying for {ip})", WEBMAIL),
            ReceivedFormat.of("from {any} ([{ip}])", WEBMAIL),
            ReceivedFormat.of("from {any} ( [{ip}]) as user", HTTP),
            // Postfix
            ReceivedFormat.asking("from {helo} ({rdns}~[{ip}]", POSTFIX),
            // Sendmail
            ReceivedFormat.asking("from {helo} (IDENT:{ident}@{rdns} [{ip}]", SENDMAIL),
            ReceivedFormat.asking("from {helo} ({ident}@{rdns} [{ip}]", SENDMAIL),
            ReceivedFormat.asking("from {helo} ({rdns} [{ip}] (may be forged))", SENDMAIL),
            // all others
            ReceivedFormat.asking("from {helo} ({rdns}~[{ip}])", ""),
            ReceivedFormat.of("from {helo} ([{ip}])", " by \\S++ (?:with Microsoft SMTPSVC|\\(Lotus Domino )"),
            ReceivedFormat.asking("from {helo} ([{ip}])", ""),
            ReceivedFormat.of("from ({helo} [{ip}])"),
            ReceivedFormat.of("from {name} ({ip})", SAID),
            ReceivedFormat.asking("from {rdns}({ip}), claiming to be \"{helo}\" via SMTP by {by}", ""),
            ReceivedFormat.of("from {rdns}({ip})"),
            ReceivedFormat.of("from {any} [{ip}] (HELO {helo})"),
            ReceivedFormat.asking("from {helo} [{ip}]", " by \\S++ \\[[^\\]\\s]++\\] with SMTP \\(MDaemon"),
            ReceivedFormat.of("from {helo} [{ip}]"),
            ReceivedFormat.of("from [{ip}] by"),
            ReceivedFormat.of("from [{ip}] (...) by"),
            ReceivedFormat.of("from ([{ip}])"),
            ReceivedFormat.of("from {ip} by {by} with"),
            ReceivedFormat.of("from {ip} by {by} (InterScan"),
            ReceivedFormat.of("from {ip} by {by} (SMTPL"));

    private ReceivedFormats() {}

    /** The sender as the first format that fits reads it. */
    static Optional<Sender> read(String field) {
        return ALL.stream()
                .map(format -> format.read(field))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
