package gatehouse.antispam.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what follows a rule's name: header, text, eval and uri_detail tests. Static functions only. */
final class TestParser {
    private static final Pattern EVAL = Pattern.compile("(?:rbl)?eval:(\\w++)\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern MATCH = Pattern.compile("([^\\s=!]++)\\s*+([=!])~\\s*+(\\S.*)", Pattern.DOTALL);
    private static final Pattern IF_UNSET = Pattern.compile("\\s\\[if-unset:\\s*+([^\\]]{0,1000}+)\\]\\z");
    private static final Pattern PROPERTY = Pattern.compile("\\s*+(\\w++)\\s*+([=!])~\\s*+(?=/)");

    private static final int MAX_CONDITIONS = 20;

    private TestParser() {}

    static RuleTest header(String value) throws RuleSyntaxException {
        if (value.startsWith("eval:") || value.startsWith("rbleval:")) {
            return eval(TextKind.HEADER, value);
        }
        if (value.startsWith("exists:")) {
            return new RuleTest.HeaderExists(
                    HeaderSelector.parse(value.substring("exists:".length()).trim()));
        }
        HeaderMatch match = headerMatch(value);
        return new RuleTest.Header(match.header, match.negated, match.pattern, match.ifUnset);
    }

    static RuleTest mimeHeader(String value) throws RuleSyntaxException {
        HeaderMatch match = headerMatch(value);
        return new RuleTest.MimeHeader(match.header, match.negated, match.pattern, match.ifUnset);
    }

    static RuleTest text(TextKind kind, String value) throws RuleSyntaxException {
        return value.startsWith("eval:") ? eval(kind, value) : new RuleTest.Text(kind, PatternText.parse(value));
    }

    static RuleTest uriDetail(String value) throws RuleSyntaxException {
        List<RuleTest.UriCondition> conditions = new ArrayList<>();
        Matcher property = PROPERTY.matcher(value);
        int at = 0;
        while (property.region(at, value.length()).lookingAt()) {
            at = endOfPattern(value, property.end());
            conditions.add(new RuleTest.UriCondition(
                    property.group(1),
                    property.group(2).equals("!"),
                    PatternText.parse(value.substring(property.end(), at))));
        }
        if (conditions.isEmpty() || conditions.size() > MAX_CONDITIONS || at < value.length()) {
            throw new RuleSyntaxException("not conditions of a URI: " + Excerpt.of(value));
        }
        return new RuleTest.UriDetail(conditions);
    }

    /** Behind the next slash without a backslash, and the modifiers after it. */
    private static int endOfPattern(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '/') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        do {
            at++;
        } while (at < text.length() && text.charAt(at) > ' ');
        return Math.min(at, text.length());
    }

    private static RuleTest eval(TextKind kind, String value) throws RuleSyntaxException {
        Matcher form = EVAL.matcher(value);
        if (!form.matches()) {
            throw new RuleSyntaxException("not an eval rule: " + Excerpt.of(value));
        }
        return new RuleTest.Eval(kind, form.group(1), EvalArguments.parse(form.group(2)));
    }

    private record HeaderMatch(HeaderSelector header, boolean negated, PatternText pattern, Optional<String> ifUnset) {}

    private static HeaderMatch headerMatch(String value) throws RuleSyntaxException {
        Matcher form = MATCH.matcher(value);
        if (!form.matches()) {
            throw new RuleSyntaxException("not a header test: " + Excerpt.of(value));
        }
        String pattern = form.group(3);
        Matcher unset = IF_UNSET.matcher(pattern);
        boolean hasUnset = unset.find();
        return new HeaderMatch(
                HeaderSelector.parse(form.group(1)),
                form.group(2).equals("!"),
                PatternText.parse(hasUnset ? pattern.substring(0, unset.start()).trim() : pattern),
                hasUnset ? Optional.of(unset.group(1)) : Optional.empty());
    }
}
