package gatehouse.antispam;

import gatehouse.scan.Finding;
import gatehouse.scan.SpamClass;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the antispam says of a message, and why. Immutable.
 *
 * @param note what decided in place of a score; empty where the score did
 * @param score without hits where there is none
 * @param took how long scoring took
 */
public record SpamVerdict(Basis basis, String note, SpamScore score, Terms terms, Duration took) {
    /** Hits that a line names. */
    private static final int MOST_NAMED = 5;

    /** What a verdict stands on. */
    public enum Basis {
        SCORE,
        /** The settings exempt the message: it was not scored. */
        EXEMPT,
        BLOCKED_SENDER,
        /** The engine failed on this message, so it is suspected. */
        FAILURE,
        NO_RULES
    }

    /**
     * What the message was judged by.
     *
     * @param generation the rules; empty while there are none
     * @param markOnly whether a recipient has opted out, so that the message is not withheld
     */
    public record Terms(String generation, Thresholds thresholds, boolean markOnly) {}

    public SpamClass spamClass() {
        return switch (basis) {
            case SCORE -> terms.thresholds().classOf(score.points());
            case BLOCKED_SENDER -> SpamClass.SPAM;
            case FAILURE -> SpamClass.SUSPECTED;
            case EXEMPT, NO_RULES -> SpamClass.NOT_SPAM;
        };
    }

    /** For the policy; empty when there is nothing to decide. */
    public Optional<Finding> finding() {
        if (basis == Basis.NO_RULES) {
            return Optional.of(new Finding.AntispamUnavailable(note));
        }
        return spamClass() == SpamClass.NOT_SPAM
                ? Optional.empty()
                : Optional.of(new Finding.Spam(spamClass(), summary(), terms.markOnly()));
    }

    /** Why, in one line. */
    public String summary() {
        if (basis != Basis.SCORE) {
            return note;
        }
        String rules = hits().stream().limit(MOST_NAMED).map(Hit::rule).collect(Collectors.joining(", "));
        int more = score.hits().size() - MOST_NAMED;
        return Thresholds.number(score.points()) + " points"
                + (rules.isEmpty() ? "" : " (" + rules + (more > 0 ? " and " + more + " more" : "") + ")");
    }

    /** Those that weigh most first. */
    public List<Hit> hits() {
        return score.hits().stream()
                .sorted(Comparator.comparingDouble((Hit hit) -> Math.abs(hit.points()))
                        .reversed())
                .toList();
    }
}
