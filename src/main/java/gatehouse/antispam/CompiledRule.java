package gatehouse.antispam;

/**
 * A rule, ready to run. Immutable; safe for threads.
 *
 * @param points what a hit adds to the score
 * @param isScored whether it is reported and adds points; what is not only serves metas
 */
record CompiledRule(String name, double points, String description, boolean isScored, RuleRun run) {}
