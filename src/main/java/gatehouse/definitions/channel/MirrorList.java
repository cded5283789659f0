package gatehouse.definitions.channel;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mirrors of a channel, as its file {@code MIRRORED.BY} lists them: on each line a URL, then perhaps {@code weight=N}. Of two
 * mirrors, one with twice the weight is chosen first twice as often. Immutable.
 */
final class MirrorList {
    private static final int MAX_MIRRORS = 100;
    private static final int MAX_WEIGHT = 1_000_000;
    private static final Pattern LINE = Pattern.compile("\\s*([^\\s#]\\S*)(?:\\s+(.*))?");
    private static final Pattern WEIGHT = Pattern.compile("(?:.*\\s)?weight=(\\d{1,7})(?:\\s.*)?");

    private final Map<URI, Integer> weights = new LinkedHashMap<>();

    /** Reads a list. A line that names no usable URL is left out, as a comment is. */
    static MirrorList parse(String text) throws ChannelException {
        MirrorList list = new MirrorList();
        text.lines().forEach(list::add);
        if (list.weights.isEmpty()) {
            throw new ChannelException("the list of mirrors names none");
        }
        return list;
    }

    private MirrorList() {}

    /** All of them, in the order in which they are to be tried this time. */
    List<URI> shuffled(RandomGenerator random) {
        Map<URI, Integer> left = new LinkedHashMap<>(weights);
        List<URI> order = new ArrayList<>();
        while (!left.isEmpty()) {
            URI next = draw(left, random);
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    private static URI draw(Map<URI, Integer> weights, RandomGenerator random) {
        int place = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<URI, Integer> mirror : weights.entrySet()) {
            place -= mirror.getValue();
            if (place < 0) {
                return mirror.getKey();
            }
        }
        throw new AssertionError("a place beyond the sum of all weights");
    }

    private void add(String line) {
        Matcher parts = LINE.matcher(line);
        if (weights.size() < MAX_MIRRORS && parts.matches()) {
            WebAddress.folder(parts.group(1)).ifPresent(mirror -> weights.putIfAbsent(mirror, weight(parts)));
        }
    }

    private static int weight(Matcher parts) {
        Matcher weight = WEIGHT.matcher(parts.group(2) == null ? "" : parts.group(2));
        return weight.matches() ? Math.min(MAX_WEIGHT, Math.max(1, Integer.parseInt(weight.group(1)))) : 1;
    }
}
