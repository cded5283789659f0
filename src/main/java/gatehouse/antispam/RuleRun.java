package gatehouse.antispam;

import gatehouse.antispam.checks.Check;
import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.text.HeaderQuery;
import java.util.List;
import java.util.Map;

/** How a rule is run. All kinds are immutable and safe for threads; what belongs to a message is in {@link Scoring}. */
sealed interface RuleRun {
    /** The rule's value: how often it hits, or what its function or expression says. */
    double value(Scoring message);

    /** The values that it can have, as far as is known without running it. */
    default Range range(Scoring message) {
        return Range.TRUTH;
    }

    /** What made it hit; asked only when it did. */
    default List<String> evidence(Scoring message) {
        return List.of();
    }

    /** A rule that never hits: its points are 0, it asks the network, or it could not be compiled. */
    record Never() implements RuleRun {
        @Override
        public double value(Scoring message) {
            return 0;
        }

        @Override
        public Range range(Scoring message) {
            return Range.ZERO;
        }
    }

    /**
     * A pattern on a text.
     *
     * @param source the number of the text
     * @param pattern its index among those of the source
     * @param firstPiece 1 where the subject is left out, else 0
     * @param maxHits how many hits are counted
     */
    record Pattern(int source, int pattern, int firstPiece, int maxHits) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return message.count(this);
        }

        @Override
        public Range range(Scoring message) {
            return message.isCandidate(this) ? Range.upTo(maxHits) : Range.ZERO;
        }

        @Override
        public List<String> evidence(Scoring message) {
            return message.matched(this).stream().toList();
        }
    }

    /** The other way round: hits once where the pattern does not match. */
    record Negated(RuleRun pattern) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return pattern.value(message) == 0 ? 1 : 0;
        }

        @Override
        public Range range(Scoring message) {
            return pattern.range(message).not();
        }
    }

    /** A pattern whose hits are counted in one piece of its text: the first that it matches. */
    record InOnePiece(Pattern pattern) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return message.countInOnePiece(pattern);
        }

        @Override
        public Range range(Scoring message) {
            return pattern.range(message);
        }

        @Override
        public List<String> evidence(Scoring message) {
            return pattern.evidence(message);
        }
    }

    /** Hits where one of the pieces of a text is not matched. */
    record AnyPieceWithout(int source, int pattern) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return message.isMatchedEverywhere(this) ? 0 : 1;
        }
    }

    /**
     * A pattern with templates, which is complete only once it is known what others captured in this message.
     *
     * @param outline the pattern with anything in place of its templates
     */
    record Capturing(Pattern outline, PatternText pattern, Map<String, List<Captures.Source>> captures)
            implements RuleRun {
        public Capturing {
            captures = Map.copyOf(captures);
        }

        @Override
        public double value(Scoring message) {
            return outline.value(message) == 0 ? 0 : message.count(this);
        }

        @Override
        public Range range(Scoring message) {
            return outline.range(message);
        }
    }

    /** Whether one URI has all properties asked for. */
    record OneUri(UriConditions conditions) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return message.hasUri(conditions) ? 1 : 0;
        }
    }

    /** Whether a header is there. */
    record HeaderExists(HeaderQuery header) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return message.texts().header(header).isPresent() ? 1 : 0;
        }
    }

    /** A function. */
    record Eval(Check check) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return check.value(message.checked());
        }

        @Override
        public Range range(Scoring message) {
            return Range.UNKNOWN;
        }
    }

    /** An expression over other rules. */
    record Meta(Formula formula) implements RuleRun {
        @Override
        public double value(Scoring message) {
            return formula.value(message);
        }

        @Override
        public Range range(Scoring message) {
            return formula.range(message);
        }

        @Override
        public List<String> evidence(Scoring message) {
            return formula.references()
                    .distinct()
                    .filter(rule -> message.value(rule) != 0)
                    .mapToObj(message::name)
                    .toList();
        }
    }
}
