package gatehouse.antispam.rules;

/**
 * How much a rule set may hold before the rest of it is refused. Immutable.
 *
 * @param files files read, included ones counted each time
 * @param fileBytes bytes of one file
 * @param totalBytes bytes of all files, included ones counted each time
 * @param lineLength characters of one line, and of a pattern after its tags are replaced
 * @param includeDepth files that include each other
 * @param rules rules, and names that are scored, described or replaced
 * @param directives lines that define no rule and are kept
 * @param problems problems that are listed; more are only counted
 */
public record RuleLimits(
        int files,
        int fileBytes,
        long totalBytes,
        int lineLength,
        int includeDepth,
        int rules,
        int directives,
        int problems) {
    /** Ten times what the stock rules hold, and more. */
    public static final RuleLimits DEFAULT =
            new RuleLimits(1_000, 8 << 20, 32L << 20, 256 << 10, 16, 30_000, 100_000, 1_000);
}
