package gatehouse.antispam.rules;

/**
 * Something in a rule file that was not understood and what it concerns; the rest of the file was used. Immutable.
 *
 * @param subject the rule or the directive; empty where there is none
 */
public record Problem(RuleSource source, String subject, String message) {
    private static final int LONGEST = 300;

    public Problem {
        subject = cut(subject);
        message = cut(message);
    }

    /** Parts of a file stand in them. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return source + ": " + (subject.isEmpty() ? "" : subject + ": ") + message;
    }
}
