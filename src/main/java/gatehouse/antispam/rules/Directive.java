package gatehouse.antispam.rules;

/**
 * A line that defines no rule, kept as it is for the stage that understands it. Immutable.
 *
 * @param name its present name, whichever name the file used
 * @param value the rest of the line, as bytes in Latin-1
 */
public record Directive(String name, String value, RuleSource source) {}
