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
    /** A part may hold tags again, which are replaced without anything around them. */
    private static final int MAX_LEVELS = 5;

    /** Bounded, since a file can make anything the start of a tag. */
    private static final String NAME = "(\\w{1,128}+)";

    private final Map<String, Map<String, String>> parts = new HashMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private final int limit;
    private String start = "<";
    private String end = ">";

    Replacements(int limit) {
        this.limit = limit;
    }

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
        if (rules.size() > limit || of(kind).size() > limit) {
            throw new RuleSyntaxException("more than " + limit + " names");
        }
    }

    /** The rules that were named for it, whether they exist or not. */
    Set<String> rules() {
        return rules;
    }

    String apply(String regex, int limit) throws RuleSyntaxException {
        String[] bare = {regex};
        Around around = new Around(selected("pre", bare), selected("inter", bare), selected("post", bare));
        String replaced = replaceOnce(bare[0], around, limit);
        for (int level = 1; level < MAX_LEVELS; level++) {
            replaced = replaceOnce(replaced, Around.NOTHING, limit);
        }
        return replaced;
    }

    /** What to put before each tag of a pattern, between those that touch, and after each. */
    private record Around(String before, String between, String after) {
        static final Around NOTHING = new Around("", "", "");
    }

    private String replaceOnce(String regex, Around around, int limit) throws RuleSyntaxException {
        StringBuilder replaced = new StringBuilder();
        Matcher tag = tag().matcher(regex);
        int at = 0;
        for (boolean first = true; tag.find(); first = false) {
            boolean touches = !first && tag.start() == at;
            replaced.append(regex, at, tag.start())
                    .append(touches ? around.between : "")
                    .append(around.before)
                    .append(of("tag").getOrDefault(tag.group(1), tag.group()))
                    .append(around.after);
            requireWithin(replaced, limit);
            at = tag.end();
        }
        return replaced.append(regex, at, regex.length()).toString();
    }

    /** Finds what {@code <inter X>} selects, and removes it from the pattern. */
    private String selected(String kind, String[] regex) {
        Matcher selection = Pattern.compile(Pattern.quote(start + kind + " ") + NAME + Pattern.quote(end))
                .matcher(regex[0]);
        if (!selection.find()) {
            return "";
        }
        String part = of(kind).getOrDefault(selection.group(1), "");
        regex[0] = selection.replaceFirst("");
        return part;
    }

    private Pattern tag() {
        return Pattern.compile(Pattern.quote(start) + NAME + Pattern.quote(end));
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
