package gatehouse.antispam.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The header a rule looks at, and what of it: {@code From:addr}. The name may be one of the pseudo headers, such as
 * {@code ALL}, {@code ToCc} or {@code X-Spam-Relays-Untrusted}. Immutable.
 *
 * @param modifiers in the order written, in lower case
 */
public record HeaderSelector(String name, List<String> modifiers) {
    private static final int MAX_LENGTH = 256;
    private static final Pattern NAME = Pattern.compile("[!-9;-~]++");
    private static final Pattern MODIFIER = Pattern.compile("\\w*+");

    public HeaderSelector {
        modifiers = List.copyOf(modifiers);
    }

    static HeaderSelector parse(String text) throws RuleSyntaxException {
        List<String> parts = text.length() > MAX_LENGTH ? List.of("") : List.of(text.split(":", -1));
        List<String> modifiers = parts.subList(1, parts.size());
        if (!NAME.matcher(parts.get(0)).matches()
                || !modifiers.stream().allMatch(part -> MODIFIER.matcher(part).matches())) {
            throw new RuleSyntaxException("not a header's name: " + Excerpt.of(text));
        }
        return new HeaderSelector(
                parts.get(0),
                modifiers.stream()
                        .filter(modifier -> !modifier.isEmpty())
                        .map(modifier -> modifier.toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** Whether a modifier such as {@code raw} was given. */
    public boolean has(String modifier) {
        return modifiers.contains(modifier);
    }

    @Override
    public String toString() {
        return modifiers.isEmpty() ? name : name + ":" + String.join(":", modifiers);
    }
}
