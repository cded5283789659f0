package gatehouse.antispam.match;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds byte strings of which every match of a pattern contains at least one, so that a text without any of them needs no matching.
 * Going through a sequence it multiplies what its neighbours can be as long as that stays a small finite set; each such stretch is
 * a candidate, and the one with the longest shortest member wins. Strings are case-folded, one byte a character. Stateless.
 */
public final class LiteralExtractor {
    private static final int MAX_STRINGS = 64;
    private static final int MAX_LENGTH = 24;
    private static final int MAX_BYTES_OF_CLASS = 8;
    /** Longer is hardly rarer; fewer strings are then better. */
    private static final int LONG_ENOUGH = 6;
    /** In bits; rarer is not better. */
    private static final double RARE = 26;

    private static final Set<String> NOTHING = Set.of("");

    private LiteralExtractor() {}

    /** The strings; nothing if a match need not contain any of a small set. */
    public static Optional<Set<String>> extract(Pattern pattern) {
        return of(pattern.root()).best().map(LiteralExtractor::rarestWindows);
    }

    /** Longer is hardly rarer, so of each string the rarest part will do. */
    private static Set<String> rarestWindows(Set<String> strings) {
        if (longest(strings) <= LONG_ENOUGH) {
            return strings;
        }
        Set<String> windows = new HashSet<>();
        for (String string : strings) {
            windows.add(rarestWindow(string));
        }
        return windows;
    }

    private static String rarestWindow(String string) {
        String rarest = string.substring(0, Math.min(string.length(), LONG_ENOUGH));
        double least = Rarity.probability(rarest);
        for (int end = LONG_ENOUGH + 1; end <= string.length(); end++) {
            String window = string.substring(end - LONG_ENOUGH, end);
            double probability = Rarity.probability(window);
            if (probability < least) {
                rarest = window;
                least = probability;
            }
        }
        return rarest;
    }

    /** All strings that a node can match, if few and known, and the best set of which one must occur. */
    private record Literals(Optional<Set<String>> exact, Optional<Set<String>> required) {
        static final Literals UNKNOWN = new Literals(Optional.empty(), Optional.empty());
        static final Literals EMPTY = exactly(NOTHING);

        static Literals exactly(Set<String> strings) {
            return new Literals(Optional.of(strings), Optional.empty());
        }

        Optional<Set<String>> best() {
            return better(exact.filter(LiteralExtractor::useful), required);
        }
    }

    private static Literals of(Node node) {
        if (node instanceof Node.One one) {
            return one(one.bytes());
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence.nodes());
        }
        if (node instanceof Node.Alternation alternation) {
            return alternation(alternation.branches());
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat(repeat);
        }
        if (node instanceof Node.Group group) {
            return of(group.body());
        }
        if (node instanceof Node.Atomic atomic) {
            return of(atomic.body());
        }
        return zeroWidth(node);
    }

    private static Literals zeroWidth(Node node) {
        if (node instanceof Node.Backreference) {
            return Literals.UNKNOWN;
        }
        // What a positive lookaround sees is in the text, too, though not as part of the match.
        return node instanceof Node.Look look && !look.negative()
                ? new Literals(Optional.of(NOTHING), of(look.body()).best())
                : Literals.EMPTY;
    }

    private static Literals one(ByteSet bytes) {
        int[] members = bytes.folded().members();
        if (members.length > MAX_BYTES_OF_CLASS) {
            return Literals.UNKNOWN;
        }
        Set<String> strings = new HashSet<>();
        for (int member : members) {
            strings.add(String.valueOf((char) member));
        }
        return Literals.exactly(strings);
    }

    private static Literals sequence(List<Node> nodes) {
        Optional<Set<String>> stretch = Optional.of(NOTHING);
        Optional<Set<String>> best = Optional.empty();
        boolean whole = true;
        for (Node node : nodes) {
            Literals next = of(node);
            best = better(best, next.required());
            Optional<Set<String>> longer = stretch.flatMap(s -> next.exact().flatMap(n -> product(s, n)));
            whole &= longer.isPresent();
            if (longer.isEmpty()) {
                best = better(best, stretch.filter(LiteralExtractor::useful));
            }
            stretch = longer.isPresent() ? longer : Optional.of(next.exact().orElse(NOTHING));
        }
        return new Literals(whole ? stretch : Optional.empty(), better(best, stretch.filter(LiteralExtractor::useful)));
    }

    private static Literals alternation(List<Node> branches) {
        List<Literals> all = branches.stream().map(LiteralExtractor::of).toList();
        return new Literals(
                union(all.stream().map(Literals::exact).toList()),
                union(all.stream().map(Literals::best).toList()));
    }

    private static Literals repeat(Node.Repeat repeat) {
        Literals body = of(repeat.body());
        if (repeat.min() == 0) {
            return new Literals(
                    repeat.max() == 1 ? union(List.of(body.exact(), Optional.of(NOTHING))) : Optional.empty(),
                    Optional.empty());
        }
        Optional<Set<String>> times = Optional.of(NOTHING);
        for (int i = 0; i < Math.min(repeat.min(), MAX_LENGTH + 1); i++) {
            times = times.flatMap(s -> body.exact().flatMap(b -> product(s, b)));
        }
        boolean fixed = repeat.min() == repeat.max() && repeat.min() <= MAX_LENGTH;
        return new Literals(
                fixed ? times : Optional.empty(), better(body.best(), times.filter(LiteralExtractor::useful)));
    }

    private static Optional<Set<String>> product(Set<String> first, Set<String> second) {
        if (first.size() * second.size() > MAX_STRINGS || longest(first) + longest(second) > MAX_LENGTH) {
            return Optional.empty();
        }
        Set<String> all = new HashSet<>();
        first.forEach(head -> second.forEach(tail -> all.add(head + tail)));
        return Optional.of(all);
    }

    private static Optional<Set<String>> union(List<Optional<Set<String>>> sets) {
        if (sets.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Set<String> all = new HashSet<>();
        sets.forEach(set -> all.addAll(set.orElseThrow()));
        return all.size() > 4 * MAX_STRINGS ? Optional.empty() : Optional.of(all);
    }

    private static Optional<Set<String>> better(Optional<Set<String>> first, Optional<Set<String>> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.or(() -> second);
        }
        int rarer = Double.compare(worth(first.get()), worth(second.get()));
        boolean isFirst = rarer == 0 ? first.get().size() <= second.get().size() : rarer > 0;
        return isFirst ? first : second;
    }

    /** A set with the empty string is in every text; the empty set means that nothing matches, which is not worth a special case. */
    private static boolean useful(Set<String> strings) {
        return !strings.isEmpty() && shortest(strings) > 0;
    }

    private static double worth(Set<String> strings) {
        return Math.min(rarity(strings), RARE);
    }

    private static double rarity(Set<String> strings) {
        return strings.contains("") ? 0 : Rarity.bits(rarestWindows(strings));
    }

    private static int shortest(Set<String> strings) {
        int shortest = Integer.MAX_VALUE;
        for (String string : strings) {
            shortest = Math.min(shortest, string.length());
        }
        return shortest;
    }

    private static int longest(Set<String> strings) {
        int longest = 0;
        for (String string : strings) {
            longest = Math.max(longest, string.length());
        }
        return longest;
    }
}
