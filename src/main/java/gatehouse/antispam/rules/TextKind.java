package gatehouse.antispam.rules;

import java.util.Locale;

/** The text of a message that a rule sees. */
public enum TextKind {
    HEADER,
    BODY,
    RAWBODY,
    URI,
    FULL;

    /** The directive that defines rules on this text. */
    public String directive() {
        return name().toLowerCase(Locale.ROOT);
    }
}
