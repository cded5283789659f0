package gatehouse.antispam.rules;

/**
 * How much a rule set may hold before the rest of it is refused. Immutable.
 *
 * @param files files read, included ones counted each time
 * @param fileBytes bytes of one file
 * @param totalBytes bytes of all files, included ones counted each time
 * @param lineLength characters of one line, and of a pattern after its tags are replaced
 * @param includeDepth files that include each other
 * @param rules rules, and lines of directives for each rule
 * @param problems problems that are listed; more are only counted
 */
public record RuleLimits(
        int files, int fileBytes, long totalBytes, int lineLength, int includeDepth, int rules, int problems) {
    /** Ten times and more of what the stock rules and the larger channels need. */
    public static final RuleLimits DEFAULT = new RuleLimits(1_000, 16 << 20, 64L << 20, 256 << 10, 16, 100_000, 1_000);
}
