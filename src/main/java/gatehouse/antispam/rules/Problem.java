package gatehouse.antispam.rules;

/**
 * Something in a rule file that was not understood and what it concerns; the rest of the file was used. Immutable.
 *
 * @param subject the rule or the directive; empty where there is none
 */
public record Problem(RuleSource source, String subject, String message) {
    @Override
    public String toString() {
        return source + ": " + (subject.isEmpty() ? "" : subject + ": ") + message;
    }
}
