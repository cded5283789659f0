package gatehouse.antispam.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all formats of Received fields write alike, wherever it stands: receiver, queue id, envelope sender, authentication. */
final class ReceivedClauses {
    private static final Pattern BY = Pattern.compile("[ )]by ++([^\\s;]++)");
    private static final Pattern ID = Pattern.compile(" id <?([^\\s<>;]++)");
    private static final Pattern ENVELOPE =
            Pattern.compile("\\b(?:envelope-(?:from|sender)|return-path:?) ++<?([^\\s<>]*?)\\)?(?=[\\s<>]|$)");
    private static final Pattern PROTOCOL =
            Pattern.compile(" with ((?:UTF8)?(?:E?SMTPS?|LMTPS?)A|ASMTP|HTTPS?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MECHANISM = Pattern.compile(" \\(AUTH: (\\S++) ");
    private static final Pattern IDENT = Pattern.compile("\\Afrom [^(]*+\\([^()]*? ident=([^\\s()]++)");

    private ReceivedClauses() {}

    static String by(String field) {
        return find(BY, field);
    }

    static String id(String field) {
        return find(ID, field);
    }

    static String envelopeFrom(String field) {
        return find(ENVELOPE, field);
    }

    /** As Exim writes it. */
    static String ident(String field) {
        return find(IDENT, field);
    }

    /** How the sender authenticated: the protocol or the mechanism where it is named, else the server that says so. */
    static String auth(String field) {
        String protocol = find(PROTOCOL, field);
        return protocol.isEmpty() ? authenticatedBy(field) : protocol;
    }

    private static String authenticatedBy(String field) {
        if (field.contains(" (authenticated")) {
            return "Sendmail";
        }
        if (field.contains(" (Authenticated sender: ")) {
            return "Postfix";
        }
        if (field.contains(" (account ") && field.contains("(CommuniGate Pro ")) {
            return "Communigate";
        }
        return find(MECHANISM, field);
    }

    /** What the first group of a pattern finds, or nothing. */
    static String find(Pattern pattern, String field) {
        Matcher found = pattern.matcher(field);
        return found.find() ? found.group(1) : "";
    }
}
