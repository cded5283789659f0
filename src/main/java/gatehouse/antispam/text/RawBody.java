package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The chunks that rawbody rules see: decoded text without rendering, at most 500,000 octets a part, cut between 2,048 and
 * 4,096 octets at the first newline, else at a {@code >}, else at a space.
 */
final class RawBody {
    private static final int MAX_PART = 500_000;
    private static final int CHUNK = 2_048;

    private RawBody() {}

    static List<String> chunks(List<MimePart> leaves) {
        List<String> chunks = new ArrayList<>();
        for (MimePart leaf : leaves) {
            if (isSeen(leaf.effectiveType())) {
                split(Octets.cut(leaf.decoded(), MAX_PART), chunks);
            }
        }
        return chunks;
    }

    private static boolean isSeen(String type) {
        return (type.startsWith("text/") || type.startsWith("message/")) && !type.startsWith("text/calendar");
    }

    private static void split(String text, List<String> chunks) {
        int at = 0;
        while (text.length() - at > 2 * CHUNK) {
            int cut = cut(text, at + CHUNK, at + 2 * CHUNK);
            chunks.add(text.substring(at, cut));
            at = cut;
        }
        chunks.add(text.substring(at));
    }

    private static int cut(String text, int from, int to) {
        for (char c : new char[] {'\n', '>', ' '}) {
            int found = text.indexOf(c, from);
            if (found >= 0 && found < to) {
                return found + 1;
            }
        }
        return to;
    }
}
