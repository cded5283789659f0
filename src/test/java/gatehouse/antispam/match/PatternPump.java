package gatehouse.antispam.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes texts of a pattern that are meant to cost much: what leads to one of its long loops, the loop over and over, and then what
 * cannot go on. For one thread.
 */
public final class PatternPump {
    private static final int LONG_LOOP = 8;
    private static final String BREAK = "\u0001~";

    private final int length;
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Map<ByteSet, int[]> choices = new HashMap<>();
    private int loopsToGo;
    private boolean done;

    private PatternPump(int length, int loop, Random random) {
        this.length = length;
        loopsToGo = loop;
        this.random = random;
    }

    /** A text for each of a pattern's long loops, of about this many octets. */
    public static List<String> texts(String regex, String modifiers, int length, Random random)
            throws PatternException {
        Pattern pattern = PatternParser.parse(regex, modifiers);
        List<String> texts = new ArrayList<>();
        for (int loop = 0; loop < 12; loop++) {
            PatternPump pump = new PatternPump(length, loop, random);
            pump.add(pattern.root());
            if (!pump.done) {
                break;
            }
            texts.add(pump.text.append(BREAK).toString());
        }
        return texts;
    }

    private void add(Node node) {
        if (done || text.length() > length) {
            return;
        }
        if (node instanceof Node.One one) {
            add(one.bytes());
        } else if (node instanceof Node.Sequence sequence) {
            sequence.nodes().forEach(this::add);
        } else if (node instanceof Node.Alternation either) {
            add(either.branches().get(random.nextInt(either.branches().size())));
        } else if (node instanceof Node.Repeat repeat) {
            add(repeat);
        } else if (node instanceof Node.Group group) {
            add(group.body());
        } else if (node instanceof Node.Atomic atomic) {
            add(atomic.body());
        }
    }

    private void add(Node.Repeat repeat) {
        if (repeat.max() >= LONG_LOOP && loopsToGo-- == 0) {
            pump(repeat.body());
            done = true;
            return;
        }
        for (int turn = 0; turn < Math.max(1, repeat.min()); turn++) {
            add(repeat.body());
        }
    }

    private void pump(Node body) {
        int before = -1;
        while (text.length() < length && text.length() > before) {
            before = text.length();
            add(body);
        }
    }

    private void add(ByteSet bytes) {
        int[] likely = choices.computeIfAbsent(bytes, PatternPump::choices);
        if (likely.length > 0) {
            text.append((char) likely[random.nextInt(likely.length)]);
        }
    }

    /** A few octets of a set, letters rather than others. */
    private static int[] choices(ByteSet bytes) {
        return IntStream.concat(IntStream.rangeClosed('a', 'z'), IntStream.range(0, 256))
                .filter(bytes::contains)
                .limit(3)
                .toArray();
    }
}
