package gatehouse.antispam.match;

import java.util.Set;

/**
 * How seldom something occurs in mail, in bits: n bits are one place in 2^n. From the frequencies of single bytes, as if they did not
 * depend on each other; that errs, but ranks well. Stateless.
 */
final class Rarity {
    /** For each byte twice its bits, from '0' on: measured over headers and texts of some hundred messages. */
    private static final String HALF_BITS = "NOPQPPQQP@<SSRQPOPPQMQPQQPPPPPOQ6D=CFBDBAADD?<;<;==???@@@@=A===D"
            + "A?A@@?@BB@DDA@A@@E??>CCBCCEEIEK@I9=;;8<<;9B?:;:9<C::9<?=@=AJIJHQ"
            + "JGIILKLKMKMLLKLKNMMLLKMLLLMMMMNMMGKKGIJJJLKKKKKKJIKKJIJKIIJJJJIJ"
            + "NNCDNONONOMNONHJIKOMNOMNOQNQPPPPHPLIKHJJKLOPPPPOQOOPPQQOONORQNPP";

    private Rarity() {}

    static double bits(double probability) {
        return Math.max(0, -Math.log(probability) / Math.log(2));
    }

    /** How probable it is that a place of a text has that byte. */
    static double probability(int value) {
        return Math.pow(2, -(HALF_BITS.charAt(value) - '0') / 2.0);
    }

    static double probability(ByteSet bytes) {
        double sum = 0;
        for (int value = 0; value < 256; value++) {
            sum += bytes.contains(value) ? probability(value) : 0;
        }
        return Math.min(1, sum);
    }

    /** How probable it is that a match of a tree, which must not repeat without end, starts at a place. */
    static double probability(Node node) {
        if (node instanceof Node.One one) {
            return probability(one.bytes());
        }
        if (node instanceof Node.Sequence sequence) {
            double product = 1;
            for (Node part : sequence.nodes()) {
                product *= probability(part);
            }
            return product;
        }
        if (node instanceof Node.Alternation alternation) {
            return Math.min(
                    1,
                    alternation.branches().stream()
                            .mapToDouble(Rarity::probability)
                            .sum());
        }
        if (node instanceof Node.Repeat repeat) {
            return repeated(probability(repeat.body()), repeat.min(), repeat.max());
        }
        return 1;
    }

    private static double repeated(double once, int min, int max) {
        double sum = 0;
        for (int times = min; times <= Math.min(max, min + 16); times++) {
            sum += Math.pow(once, times);
        }
        return Math.min(1, sum);
    }

    /** Of any of the strings, which are folded. */
    static double bits(Set<String> strings) {
        double sum = 0;
        for (String string : strings) {
            sum += probability(string);
        }
        return bits(sum);
    }

    static double probability(String folded) {
        double product = 1;
        for (int i = 0; i < folded.length(); i++) {
            int value = folded.charAt(i);
            int other = CaseFold.other(value);
            product *= probability(value) + (other == value ? 0 : probability(other));
        }
        return product;
    }
}
