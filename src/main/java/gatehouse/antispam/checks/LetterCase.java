package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The percentage of capital letters in a message's text; 0 for little text and for charsets whose octets look like capitals.
 *
 * @param percentage digits count as small letters
 */
record LetterCase(double percentage) {
    private static final int LITTLE_TEXT = 200;
    private static final Pattern OTHER_SCRIPTS = Pattern.compile(
            "[\\w-]*(?:koi|jp|jis|euc|gb|big5|tis)[\\w-]*|(?:windows-|cp)1251", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 = Pattern.compile("^(?:[A-Za-z0-9+/=]{60,76} ){2}");
    private static final String KANJI_IN = "\u001b$B";
    private static final String KANJI_OUT = "\u001b(B";

    static LetterCase of(CheckedMessage message) {
        boolean looksSo = charsets(message)
                .anyMatch(charset -> OTHER_SCRIPTS.matcher(charset).matches());
        return message.facts(LetterCase.class, texts -> looksSo ? new LetterCase(0) : read(texts));
    }

    private static Stream<String> charsets(CheckedMessage message) {
        return Stream.concat(FarawayTexts.charset(message).stream(), MimeFacts.of(message).charsets().stream());
    }

    private static LetterCase read(MessageTexts texts) {
        int length = 0;
        int small = 0;
        int capital = 0;
        for (byte[] octets : texts.body()) {
            String line = new String(octets, StandardCharsets.ISO_8859_1);
            if (isText(line)) {
                String text = withoutKanji(line);
                length += text.length();
                small += (int) text.chars().filter(LetterCase::isSmall).count();
                capital += (int) text.chars().filter(c -> c >= 'A' && c <= 'Z').count();
            }
        }
        boolean enough = length >= LITTLE_TEXT && small + capital > 0;
        return new LetterCase(enough ? 100.0 * capital / (small + capital) : 0);
    }

    private static boolean isSmall(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** Whether it is no base64 that was left over, and has white space within. */
    private static boolean isText(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && Lines.isSpace(line.charAt(start))) {
            start++;
        }
        while (end > start && Lines.isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end).chars().anyMatch(Lines::isSpace)
                && !BASE64.matcher(line).find();
    }

    private static String withoutKanji(String line) {
        int start = line.indexOf(KANJI_IN);
        int end = line.lastIndexOf(KANJI_OUT);
        return start < 0 || end < start + KANJI_IN.length()
                ? line
                : line.substring(0, start) + line.substring(end + KANJI_OUT.length());
    }
}
