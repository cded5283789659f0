package gatehouse.antispam.rules;

import java.util.List;
import java.util.Optional;

/** What a rule asks of a message. All kinds are immutable. */
public sealed interface RuleTest {
    /** A header's value against a pattern: {@code Subject =~ /x/ [if-unset: none]}. */
    record Header(HeaderSelector header, boolean negated, PatternText pattern, Optional<String> ifUnset)
            implements RuleTest {}

    /** Whether a header is there: {@code exists:X-Mailer}. */
    record HeaderExists(HeaderSelector header) implements RuleTest {}

    /** A body, rawbody, uri or full text against a pattern. */
    record Text(TextKind kind, PatternText pattern) implements RuleTest {}

    /** The headers of every MIME part against a pattern. */
    record MimeHeader(HeaderSelector header, boolean negated, PatternText pattern, Optional<String> ifUnset)
            implements RuleTest {}

    /** A function of the engine: {@code eval:html_tag_exists('a')}; quotes are removed from its arguments. */
    record Eval(TextKind kind, String function, List<String> arguments) implements RuleTest {
        public Eval {
            arguments = List.copyOf(arguments);
        }
    }

    /** An expression over other rules' values. */
    record Meta(Expression expression) implements RuleTest {}

    /** Properties of one URI that must hold together. */
    record UriDetail(List<UriCondition> conditions) implements RuleTest {
        public UriDetail {
            conditions = List.copyOf(conditions);
        }
    }

    /** A property of a URI, such as {@code domain} or {@code text}, against a pattern. */
    record UriCondition(String property, boolean negated, PatternText pattern) {}

    /** A question to the network by a directive that defines a rule itself, such as {@code askdns}; not parsed. */
    record Network(String directive, String value) implements RuleTest {}
}
