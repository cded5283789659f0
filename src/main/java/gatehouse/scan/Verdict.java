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

    /** Stays held and is tried again later. */
    record Hold(Finding cause) implements Verdict {}
}
