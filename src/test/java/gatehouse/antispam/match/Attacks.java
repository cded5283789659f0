package gatehouse.antispam.match;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that a pattern itself suggests for making its search slow: what leads to a repetition, the repetition again and again, and
 * then a byte that breaks it.
 */
final class Attacks {
    private static final String BREAKERS = "!\n\0@";
    private final int length;
    private final List<byte[]> texts = new ArrayList<>();

    private Attacks(int length) {
        this.length = length;
    }

    /** At most {@code most} texts of a length. */
    static List<byte[]> on(Pattern pattern, int length, int most) {
        Attacks attacks = new Attacks(length);
        attacks.pump(pattern.root(), new byte[0]);
        List<byte[]> texts = attacks.texts;
        int step = Math.max(1, (texts.size() + most - 1) / most);
        List<byte[]> chosen = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += step) {
            chosen.add(texts.get(i));
        }
        return chosen;
    }

    /** Attacks each repetition of a tree that is reached with a prefix; returns the prefix with a sample of the tree. */
    private byte[] pump(Node node, byte[] prefix) {
        byte[] reached = prefix;
        for (Node child : RegularForm.children(node)) {
            boolean another = node instanceof Node.Alternation;
            byte[] after = pump(child, another ? prefix : reached);
            reached = another && reached.length > prefix.length ? reached : after;
        }
        if (node instanceof Node.Repeat repeat && (repeat.max() > 8 || repeat.min() > 8)) {
            attack(prefix, sample(repeat.body()));
        }
        return concat(prefix, sample(node));
    }

    private void attack(byte[] prefix, byte[] unit) {
        if (unit.length > 0 && prefix.length < length / 2) {
            for (int breaker = 0; breaker < BREAKERS.length(); breaker++) {
                texts.add(filled(prefix, unit, BREAKERS.charAt(breaker)));
            }
            byte[] both = concat(prefix, unit);
            texts.add(filled(new byte[0], both, '!'));
        }
    }

    private byte[] filled(byte[] prefix, byte[] unit, int breaker) {
        byte[] text = new byte[length];
        System.arraycopy(prefix, 0, text, 0, prefix.length);
        for (int i = prefix.length; i < length; i++) {
            text[i] = unit[(i - prefix.length) % unit.length];
        }
        text[length - 1] = (byte) breaker;
        return text;
    }

    /** Something that a tree matches, without looking around. */
    static byte[] sample(Node node) {
        if (node instanceof Node.One one) {
            return one.bytes().isEmpty() ? new byte[0] : new byte[] {(byte) letter(one.bytes())};
        }
        if (node instanceof Node.Alternation alternation) {
            return sample(alternation.branches().get(0));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int times = node instanceof Node.Repeat repeat ? Math.max(repeat.min(), Math.min(1, repeat.max())) : 1;
        boolean negative = node instanceof Node.Look look && look.negative();
        for (int i = 0; i < times && !negative && all.size() < 4_096; i++) {
            RegularForm.children(node).forEach(child -> all.writeBytes(sample(child)));
        }
        return all.toByteArray();
    }

    private static int letter(ByteSet bytes) {
        for (char wanted : "a1A .".toCharArray()) {
            if (bytes.contains(wanted)) {
                return wanted;
            }
        }
        return bytes.members()[0];
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
