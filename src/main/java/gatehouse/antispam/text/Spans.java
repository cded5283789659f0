package gatehouse.antispam.text;

import java.util.Arrays;

/** Parts of a text, in ascending order. For one thread. */
final class Spans {
    private int[] bounds = {};
    private int count;

    void add(int start, int end) {
        if (count == bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(16, count * 2));
        }
        bounds[count++] = start;
        bounds[count++] = end;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The parts, one behind the other. */
    String of(CharSequence text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i += 2) {
            out.append(text, bounds[i], bounds[i + 1]);
        }
        return out.toString();
    }

    /** What is between the parts. */
    String without(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int i = 0; i < count; i += 2) {
            out.append(text, at, bounds[i]);
            at = bounds[i + 1];
        }
        return out.append(text, at, text.length()).toString();
    }
}
