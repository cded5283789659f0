package gatehouse.pipeline;

/** What became of a message, and why in one line; the line may hold the message's text and is not escaped. */
public record Outcome(Kind kind, String reason) {
    /** What became of it. */
    public enum Kind {
        /** Scanned, tagged and given to the Router. */
        RELEASED,
        /** Given to the Router on the strength of the tag that it carried. */
        HONOURED,
        /** Given to the Router marked as unscanned. */
        RELEASED_UNSCANNED,
        QUARANTINED,
        /** In quarantine as spam, and its sender told. */
        REJECTED,
        /** Removed as spam. */
        DELETED,
        /** Stays held since there are no antispam rules yet: tried again, however often. */
        WAITING,
        /** Stays held and is tried again. */
        HELD,
        /** Changed or removed by somebody else while it was scanned: will be seen again, if it is there. */
        CHANGED,
        /** A message of the self-test: judged as any other, then removed. */
        TESTED;

        /** Whether it is still held. */
        boolean staysHeld() {
            return this == HELD || this == WAITING;
        }

        /** Whether the Router has it now. */
        boolean passesOn() {
            return this == RELEASED || this == HONOURED || this == RELEASED_UNSCANNED;
        }
    }
}
