package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads directives that are lists of words. Static functions only. */
final class DirectiveWords {
    private DirectiveWords() {}

    /** All words of all lines of a directive, in lower case. */
    static Stream<String> lower(RuleSetModel model, String directive) {
        return model.words(directive).map(word -> word.toLowerCase(Locale.ROOT));
    }

    /** What the last line of a directive says, if there is one. */
    static String last(RuleSetModel model, String directive, String standard) {
        return model.directives(directive).stream()
                .reduce((first, second) -> second)
                .map(line -> line.value().strip())
                .orElse(standard);
    }

    /** The number that the last line of a directive says, if it says one. */
    static int number(RuleSetModel model, String directive, int standard) {
        String value = last(model, directive, "");
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : standard;
    }
}
