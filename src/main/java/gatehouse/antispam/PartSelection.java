package gatehouse.antispam;

import gatehouse.antispam.rules.RuleFlags;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts whose headers a mimeheader rule sees, as its flags {@code range=2-3} and {@code concat} say. Immutable.
 *
 * @param first counted from 1, which is the message
 * @param last not before {@code first}, or there are none
 * @param joined whether the headers are one text, each a line
 */
record PartSelection(int first, int last, boolean joined) {
    private static final Pattern RANGE = Pattern.compile("range=(?:([0-9]{1,9})|([0-9]{0,9})-([0-9]{0,9}))");

    static PartSelection of(RuleFlags flags) {
        boolean joined = flags.has("concat");
        return flags.names().stream()
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(range -> new PartSelection(
                        number(range, 2, number(range, 1, 1)),
                        number(range, 3, number(range, 1, Integer.MAX_VALUE)),
                        joined))
                .orElse(new PartSelection(1, Integer.MAX_VALUE, joined));
    }

    private static int number(Matcher range, int group, int standard) {
        return Optional.ofNullable(range.group(group))
                .filter(digits -> !digits.isEmpty())
                .map(Integer::valueOf)
                .orElse(standard);
    }

    /** What a rule sees of the headers of all parts. */
    List<byte[]> of(List<byte[]> headers) {
        int from = Math.min(Math.max(first, 1) - 1, headers.size());
        int to = Math.min(last, headers.size());
        List<byte[]> selected = headers.subList(from, Math.max(from, to));
        return joined ? List.of(lines(selected)) : selected;
    }

    private static byte[] lines(List<byte[]> headers) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] header : headers) {
            lines.writeBytes(header);
            if (header.length == 0 || header[header.length - 1] != '\n') {
                lines.write('\n');
            }
        }
        return lines.toByteArray();
    }
}
