package gatehouse.antispam.rules;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags that stand for parts of patterns: {@code <A>} for all that looks like an a. {@code <pre X>},
 * {@code <inter X>} and {@code <post X>} in a pattern put a part before each of its tags, between tags that touch, and
 * after each. Filled line by line, applied when all lines are read. For one thread.
 */
final class Replacements {
    private final Map<String, Map<String, String>> parts = new HashMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private String start = "<";
    private String end = ">";

    /** Takes one of the {@code replace_} directives. */
    void accept(Statement statement) throws RuleSyntaxException {
        if (statement.value().isEmpty()) {
            throw new RuleSyntaxException("without a value");
        }
        String kind = statement.key().substring("replace_".length());
        switch (kind) {
            case "start" -> start = statement.value();
            case "end" -> end = statement.value();
            case "rules" -> rules.addAll(List.of(statement.value().split("\\s+")));
            default -> of(kind).put(statement.firstWord(), statement.afterFirstWord());
        }
    }

    /** The rules that were named for it, whether they exist or not. */
    Set<String> rules() {
        return rules;
    }

    String apply(String regex, int limit) throws RuleSyntaxException {
        String[] bare = {regex};
        String before = selected("pre", bare);
        String between = selected("inter", bare);
        String after = selected("post", bare);
        StringBuilder replaced = new StringBuilder();
        Matcher tag = tag().matcher(bare[0]);
        int at = 0;
        for (boolean first = true; tag.find(); first = false) {
            replaced.append(bare[0], at, tag.start());
            boolean touches = !first && tag.start() == at;
            replaced.append(touches ? between : "").append(replacement(tag, before, after));
            requireWithin(replaced, limit);
            at = tag.end();
        }
        return replaced.append(bare[0], at, bare[0].length()).toString();
    }

    private String replacement(Matcher tag, String before, String after) {
        String part = of("tag").get(tag.group(1));
        return part == null ? tag.group() : before + part + after;
    }

    /** Finds what {@code <inter X>} selects, and removes it from the pattern. */
    private String selected(String kind, String[] regex) {
        Matcher selection = Pattern.compile(Pattern.quote(start + kind + " ") + "(\\w++)" + Pattern.quote(end))
                .matcher(regex[0]);
        if (!selection.find()) {
            return "";
        }
        String part = of(kind).getOrDefault(selection.group(1), "");
        regex[0] = selection.replaceAll("");
        return part;
    }

    private Pattern tag() {
        return Pattern.compile(Pattern.quote(start) + "(\\w++)" + Pattern.quote(end));
    }

    private Map<String, String> of(String kind) {
        return parts.computeIfAbsent(kind, unused -> new HashMap<>());
    }

    private static void requireWithin(StringBuilder replaced, int limit) throws RuleSyntaxException {
        if (replaced.length() > limit) {
            throw new RuleSyntaxException("pattern longer than " + limit + " after replacing its tags");
        }
    }
}
