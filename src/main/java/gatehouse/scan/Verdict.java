package gatehouse.scan;

import java.util.List;

/** What happens with a message. Immutable. */
public sealed interface Verdict {
    /** Goes on with a tag; {@code noted} are findings that the policy lets pass. */
    record Release(List<Finding> noted) implements Verdict {
        public Release {
            noted = List.copyOf(noted);
        }
    }

    /** Goes on, marked as unscanned, because a stage is unavailable and the settings say so. */
    record ReleaseUnscanned(Finding cause) implements Verdict {}

    /** Goes into the quarantine database. */
    record Quarantine(List<Finding> findings) implements Verdict {
        public Quarantine {
            findings = List.copyOf(findings);
        }
    }

    /** Goes into the quarantine database, and its sender gets a report that it was not delivered. */
    record Reject(Finding cause) implements Verdict {}

    /** Goes nowhere, and nobody is told. */
    record Delete(Finding cause) implements Verdict {}

    /** Stays held and is tried again later. */
    record Hold(Finding cause) implements Verdict {}
}
