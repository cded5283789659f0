package gatehouse.mail;

/** A place in a message that cannot be looked into, and why. */
public record Unreadable(String where, Reason reason, String detail) {
    /** Why. */
    public enum Reason {
        ENCRYPTED,
        OLE_OBJECT,
        MALFORMED
    }
}
