package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a short expression that every match of a pattern contains, for patterns without good literals: {@code v[i1l][a@]} of
 * {@code \bv[i1l][a@].{0,9}x+}. Sequences are cut where they repeat without narrow bounds; of the windows of each stretch the rarest
 * in mail is taken, of alternatives a factor each. For one thread.
 */
final class FactorExtractor {
    private static final int WIDEST = 30;
    private static final int LARGEST = 600;
    private static final int MAX_SPREAD = 4;
    /** Rarer is not better. */
    private static final double RARE = 18;
    /** What occurs more often names too many texts. */
    private static final double FREQUENT = 8;

    private Optional<Factor> best = Optional.empty();
    private final List<Part> stretch = new ArrayList<>();

    private FactorExtractor() {}

    /** A tree without conditions and without unbounded repetition, and how rare it is. */
    record Factor(Node node, double bits) {
        private double worth() {
            return Math.min(bits, RARE) - RegularForm.size(node) / 200.0;
        }

        private boolean isBetterThan(Factor other) {
            return worth() > other.worth();
        }
    }

    static Optional<Factor> extract(Node root) {
        FactorExtractor extractor = new FactorExtractor();
        extractor.add(root);
        extractor.cut();
        return extractor.best;
    }

    private void offer(Factor factor) {
        if (factor.bits() > FREQUENT
                && best.filter(known -> !factor.isBetterThan(known)).isEmpty()) {
            best = Optional.of(factor);
        }
    }

    private void add(Node node) {
        if (node instanceof Node.Sequence sequence) {
            sequence.nodes().forEach(this::add);
        } else if (node instanceof Node.Group group) {
            add(group.body());
        } else if (node instanceof Node.Atomic atomic) {
            add(atomic.body());
        } else if (node instanceof Node.Repeat repeat) {
            repeat(repeat);
        } else if (node instanceof Node.Alternation alternation && !isShort(node)) {
            alternatives(alternation);
        } else if (node instanceof Node.Backreference) {
            cut();
        } else if (node instanceof Node.One || node instanceof Node.Alternation) {
            stretch.add(Part.of(RegularForm.text(node, false)));
        }
    }

    private static boolean isShort(Node node) {
        return Widths.most(node) <= WIDEST && RegularForm.size(node) <= LARGEST;
    }

    private void repeat(Node.Repeat repeat) {
        boolean narrow = repeat.max() != Node.UNBOUNDED && repeat.max() - repeat.min() <= MAX_SPREAD;
        if (narrow && isShort(repeat)) {
            stretch.add(Part.of(RegularForm.text(repeat, false)));
            return;
        }
        if (!isShort(repeat.body())) {
            cut();
            Optional<Factor> factor = repeat.min() == 0 ? Optional.empty() : extract(repeat.body());
            factor.ifPresent(this::offer);
            return;
        }
        int copies = Math.min(repeat.min(), WIDEST);
        addCopies(repeat.body(), copies);
        cut();
        addCopies(repeat.body(), copies);
    }

    private void addCopies(Node body, int count) {
        for (int i = 0; i < count && stretch.size() < LARGEST; i++) {
            add(body);
        }
    }

    private void alternatives(Node.Alternation alternation) {
        List<Optional<Factor>> factors =
                alternation.branches().stream().map(FactorExtractor::extract).toList();
        cut();
        if (factors.stream().allMatch(Optional::isPresent)) {
            List<Node> nodes =
                    factors.stream().flatMap(Optional::stream).map(Factor::node).toList();
            Node any = new Node.Alternation(nodes);
            offer(new Factor(any, Rarity.bits(Rarity.probability(any))));
        }
    }

    /** Ends a stretch: nothing that follows is known to stand beside it. */
    private void cut() {
        for (int first = 0; first < stretch.size(); first++) {
            window(first).ifPresent(this::offer);
        }
        stretch.clear();
    }

    /** The longest window from a place on that is short enough, but not longer than rare enough. */
    private Optional<Factor> window(int first) {
        int end = first;
        long width = 0;
        long size = 0;
        double bits = 0;
        while (end < stretch.size() && bits <= RARE) {
            Part part = stretch.get(end);
            width += part.width();
            size += part.size();
            if (width > WIDEST || size > LARGEST) {
                break;
            }
            bits += part.bits();
            end++;
        }
        return bits > FREQUENT
                ? Optional.of(new Factor(sequence(stretch.subList(first, end)), bits))
                : Optional.empty();
    }

    private static Node sequence(List<Part> parts) {
        return new Node.Sequence(parts.stream().map(Part::node).toList());
    }

    /** A part of a stretch, measured once for all windows that it is in. */
    private record Part(Node node, int width, long size, double bits) {
        static Part of(Node node) {
            return new Part(node, Widths.most(node), RegularForm.size(node), Rarity.bits(Rarity.probability(node)));
        }
    }
}
