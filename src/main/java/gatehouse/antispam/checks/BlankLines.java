package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a message's decoded texts.
 *
 * @param lines how many there are
 * @param blank how many of them have nothing but white space
 */
record BlankLines(int lines, int blank) {
    static BlankLines of(CheckedMessage message) {
        return message.facts(BlankLines.class, BlankLines::read);
    }

    /** The percentage of blank lines; -1 where there are fewer lines than asked for. */
    double percentage(double minimum) {
        return lines < Math.max(1, minimum) ? -1 : 100.0 * blank / lines;
    }

    private static BlankLines read(MessageTexts texts) {
        int[] counts = new int[2];
        for (byte[] chunk : texts.rawBody()) {
            String text = new String(chunk, StandardCharsets.ISO_8859_1);
            Lines.of(text).forEach((start, end) -> {
                counts[0]++;
                counts[1] += isBlank(text, start, end) ? 1 : 0;
            });
        }
        return new BlankLines(counts[0], counts[1]);
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Lines.isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
