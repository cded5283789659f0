package gatehouse.antispam;

import gatehouse.antispam.match.Pattern;
import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.match.PatternParser;
import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.rules.RuleTest;
import gatehouse.antispam.text.HeaderQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * What patterns capture by name, {@code (?<NAME>…)}, and which patterns want it, as {@code %{NAME}}; a header's value is
 * there without being captured, as {@code %{HEADER(From:addr)}}. For one compilation, on one thread.
 */
final class Captures {
    private static final java.util.regex.Pattern TEMPLATE =
            java.util.regex.Pattern.compile("(?<!\\\\)%\\{([A-Z][A-Z0-9_]{0,49}|HEADER\\([!-'*-z]{1,256}\\))\\}");

    private static final String HEADER = "HEADER(";

    private final Map<String, List<Source>> byName = new HashMap<>();

    /** Where a template's text comes from. */
    sealed interface Source {
        /** The text in a message, if there is any. */
        Optional<String> in(Scoring message);
    }

    /** A group of a pattern. */
    record Group(RuleRun.Pattern run, int group) implements Source {
        @Override
        public Optional<String> in(Scoring message) {
            return message.captured(this);
        }
    }

    /** A header's value, as header rules see it. */
    record Field(HeaderQuery query) implements Source {
        @Override
        public Optional<String> in(Scoring message) {
            return message.texts().header(query).map(value -> new String(value, StandardCharsets.ISO_8859_1));
        }
    }

    static boolean isConsumer(RuleTest test) {
        return (test instanceof RuleTest.Header header && isTemplate(header.pattern()))
                || (test instanceof RuleTest.Text text && isTemplate(text.pattern()));
    }

    private static boolean isTemplate(PatternText pattern) {
        return TEMPLATE.matcher(pattern.regex()).find();
    }

    /** Notes the named groups of a pattern. */
    void produce(PatternText text, RuleRun.Pattern run) throws PatternException {
        if (text.regex().contains("(?<") || text.regex().contains("(?P<")) {
            Pattern pattern = PatternParser.parse(text.regex(), text.modifiers());
            pattern.names()
                    .forEach((name, group) -> byName.computeIfAbsent(name, unused -> new ArrayList<>())
                            .add(new Group(run, group)));
        }
    }

    /** Where a pattern's templates get their text, by name; a name that nothing captures has no source. */
    Map<String, List<Source>> wantedBy(PatternText pattern) {
        Map<String, List<Source>> wanted = new LinkedHashMap<>();
        TEMPLATE.matcher(pattern.regex())
                .results()
                .map(found -> found.group(1))
                .forEach(name -> wanted.put(name, sources(name)));
        return wanted;
    }

    private List<Source> sources(String name) {
        return name.startsWith(HEADER)
                ? List.of(new Field(HeaderQuery.parse(name.substring(HEADER.length(), name.length() - 1))))
                : List.copyOf(byName.getOrDefault(name, List.of()));
    }

    /** The pattern with anything in place of its templates: what it does not match, the pattern does not match filled. */
    static PatternText outline(PatternText pattern) {
        return new PatternText(TEMPLATE.matcher(pattern.regex()).replaceAll("(?s:.*)"), pattern.modifiers());
    }

    /** The pattern with what was captured in place of its templates, as a pattern that matches just that. */
    static String filled(PatternText pattern, Map<String, String> captured) {
        return TEMPLATE.matcher(pattern.regex())
                .replaceAll((MatchResult found) ->
                        java.util.regex.Matcher.quoteReplacement(quoted(captured.getOrDefault(found.group(1), ""))));
    }

    private static String quoted(String octets) {
        StringBuilder quoted = new StringBuilder();
        for (int at = 0; at < octets.length(); at++) {
            char octet = octets.charAt(at);
            boolean plain = octet > 0x7f || octet == '_' || Character.isLetterOrDigit(octet);
            quoted.append(plain ? "" : "\\").append(octet);
        }
        return quoted.toString();
    }
}
