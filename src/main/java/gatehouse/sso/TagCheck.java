package gatehouse.sso;

/** Whether a tag is honoured. Immutable. */
public sealed interface TagCheck {
    /** A server of the domain scanned this very message, not too long ago. */
    record Valid(TagClaims claims) implements TagCheck {}

    /** The tag means nothing: the message is scanned. */
    record Refused(Reason reason, String detail) implements TagCheck {}

    /** Why a tag is refused, in the order in which it is checked. */
    enum Reason {
        /** Not a tag, or not in the one form that is accepted. */
        MALFORMED,
        /** No server of the settings has this key, or another server than the tag says. */
        UNKNOWN_KEY,
        BAD_SIGNATURE,
        /** Past its time, or issued in the future. */
        EXPIRED,
        /** Released without a scan. */
        UNSCANNED,
        /** Scanned with definitions that are too far behind this server's. */
        OLD_DEFINITIONS,
        /** The digest is of another message, or this one was changed. */
        OTHER_MESSAGE
    }
}
