package gatehouse.antispam.rules;

import gatehouse.antispam.rules.Expression.Reference;
import gatehouse.antispam.rules.Expression.Sum;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the expressions of metas, in which every word is a rule, whether it exists or not, and {@code rules_matching}
 * stands for the sum of the rules that match a glob, without the meta itself. For one parse, on one thread.
 */
final class MetaReader {
    private static final Pattern GLOB = Pattern.compile("[\\w*?]{1,128}");

    /** Globs of a rule set, and the rules that they stand for together: metas of globs must not multiply. */
    private static final int MAX_GLOBS = 1_000;

    private static final int MAX_MATCHES = 1_000_000;

    /** Characters of all metas; the stock rules have about 150,000. */
    private static final int MAX_TEXT = 4 << 20;

    private final Set<String> rules;
    private final Runnable check;
    private int length;
    private int globs;
    private int matches;

    MetaReader(Set<String> rules, Runnable check) {
        this.rules = rules;
        this.check = check;
    }

    Expression read(String meta, String text) throws RuleSyntaxException {
        length += text.length();
        if (length > MAX_TEXT) {
            throw new RuleSyntaxException("metas longer than " + MAX_TEXT + " characters together");
        }
        return ExpressionParser.parse(text, new NamesFor(meta));
    }

    private Sum matching(String glob, String meta) throws RuleSyntaxException {
        check.run();
        if (++globs > MAX_GLOBS) {
            throw new RuleSyntaxException("more than " + MAX_GLOBS + " rules_matching");
        }
        List<Expression> found = rules.stream()
                .filter(name -> !name.equals(meta) && Glob.matches(glob, name))
                .limit(MAX_MATCHES)
                .<Expression>map(Reference::new)
                .toList();
        matches += found.size();
        if (matches > MAX_MATCHES) {
            throw new RuleSyntaxException("rules_matching stands for more than " + MAX_MATCHES + " rules");
        }
        return new Sum(found);
    }

    private final class NamesFor implements ExpressionParser.Names {
        private final String meta;

        NamesFor(String meta) {
            this.meta = meta;
        }

        @Override
        public Expression name(String name) throws RuleSyntaxException {
            if (!RuleName.isValid(name)) {
                throw new RuleSyntaxException("not a rule's name: " + Excerpt.of(name));
            }
            return new Reference(name);
        }

        @Override
        public Optional<Expression> call(String function, String argument) throws RuleSyntaxException {
            return function.equals("rules_matching") && GLOB.matcher(argument).matches()
                    ? Optional.of(matching(argument, meta))
                    : Optional.empty();
        }
    }
}
