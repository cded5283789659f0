package gatehouse.antispam.rules;

import java.util.regex.Pattern;

/** What a rule may be called. */
final class RuleName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z_]\\w{0,127}");

    private RuleName() {}

    static boolean isValid(String name) {
        return FORM.matcher(name).matches();
    }

    /** The rule that a statement is about. */
    static String of(Statement statement) throws RuleSyntaxException {
        String name = statement.firstWord();
        if (!isValid(name)) {
            throw new RuleSyntaxException("not a rule's name: " + Excerpt.of(name));
        }
        return name;
    }
}
