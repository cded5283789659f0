package gatehouse.antispam.match;

import java.util.Optional;
import java.util.Set;

/** What a text must contain so that a pattern can match: cheap to look for, and rare. Immutable. */
sealed interface Requirement {
    /** Literals this rare need no factor. */
    double RARE = 11;

    /** At least one of some strings, which are folded. */
    record Literal(Set<String> strings) implements Requirement {
        public Literal {
            strings = Set.copyOf(strings);
        }
    }

    /** A match of a short tree. */
    record Factor(Node tree) implements Requirement {}

    /** Nothing known, or nothing that is rare. */
    record Nothing() implements Requirement {}

    static Requirement of(Pattern pattern) {
        Optional<Set<String>> strings = LiteralExtractor.extract(pattern);
        double bits = strings.map(Rarity::bits).orElse(0.0);
        Optional<FactorExtractor.Factor> factor =
                bits >= RARE ? Optional.empty() : FactorExtractor.extract(pattern.root());
        if (factor.isPresent() && factor.get().bits() > bits) {
            return new Factor(factor.get().node());
        }
        return strings.isPresent() ? new Literal(strings.get()) : new Nothing();
    }
}
