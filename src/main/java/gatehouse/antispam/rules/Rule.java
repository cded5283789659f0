package gatehouse.antispam.rules;

/**
 * A rule with all that the files say of it. Immutable.
 *
 * @param description empty where there is none
 * @param priority lower runs earlier; 0 unless a file says otherwise
 * @param source where its test was read, the last one if it was defined twice
 */
public record Rule(
        String name,
        RuleTest test,
        Scores scores,
        String description,
        RuleFlags flags,
        int priority,
        RuleSource source) {
    /** Whether the rule only serves metas: it is neither scored nor reported. */
    public boolean isSubrule() {
        return name.startsWith("__");
    }
}
