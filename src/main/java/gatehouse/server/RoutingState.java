package gatehouse.server;

/** Who has a mail.box note in hand. */
public enum RoutingState {
    /** Held by the mail rule: ours to scan. */
    HELD,
    /** Nobody holds it: the Router may take it at any moment. */
    PASSING,
    /** Held by the Router itself, or dead mail: never touched. */
    ROUTER
}
