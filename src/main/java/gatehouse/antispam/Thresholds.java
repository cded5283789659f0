package gatehouse.antispam;

import gatehouse.scan.SpamClass;
import java.util.Locale;

/** From how many points on a message is suspected, and spam. Immutable. */
public record Thresholds(double suspected, double spam) {
    public SpamClass classOf(double points) {
        if (points >= spam) {
            return SpamClass.SPAM;
        }
        return points >= suspected ? SpamClass.SUSPECTED : SpamClass.NOT_SPAM;
    }

    /** What another verdict would have needed, for people. */
    String distance(double points) {
        return switch (classOf(points)) {
            case NOT_SPAM ->
                number(Math.min(suspected, spam) - points) + " points below "
                        + (suspected <= spam ? "suspected" : "spam");
            case SUSPECTED ->
                number(points - suspected) + " points above not spam, " + number(spam - points) + " points below spam";
            case SPAM -> number(points - spam) + " points above " + (suspected < spam ? "suspected" : "not spam");
        };
    }

    @Override
    public String toString() {
        return "suspected from " + number(suspected) + ", spam from " + number(spam);
    }

    static String number(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }
}
