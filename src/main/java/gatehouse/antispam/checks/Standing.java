package gatehouse.antispam.checks;

/** What a list of senders and their relays says of a message. */
enum Standing {
    /** No sender is in the list. */
    NOT_LISTED,
    /** A sender is in the list, and the relay is his. */
    WELCOME,
    /** A sender is in the list, and the relay is somebody else's. */
    FORGED
}
