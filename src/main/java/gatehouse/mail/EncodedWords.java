package gatehouse.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Decodes the encoded words (RFC 2047) of one header value, used once, by one thread. More lenient than the standard:
 * words may be long, may have spaces, and may stand inside of other text. The bytes of adjacent words of one charset are
 * put together before they become characters, since senders split characters. Linear in the length of the value; what
 * comes after {@value #MAX_WORDS} words stays as it is.
 */
final class EncodedWords {
    private static final int MAX_CHARSET = 64;

    /** Looking for a charset that does not exist takes its time. */
    private static final int MAX_WORDS = 1_000;

    private final String value;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";

    /** The first {@code ?=} at or after the last place looked from, so that a value full of starts is searched once. */
    private int nextEnd = -1;

    EncodedWords(String value) {
        this.value = value;
    }

    String decode() {
        int copied = 0;
        int from = 0;
        int words = 0;
        for (int start = value.indexOf("=?"); start >= 0 && words < MAX_WORDS; start = value.indexOf("=?", from)) {
            Optional<Word> word = wordAt(start);
            from = word.map(Word::end).orElse(start + 2);
            if (word.isPresent()) {
                copyGap(copied, start);
                add(word.get());
                copied = from;
                words++;
            }
        }
        flush();
        return out.append(value, copied, value.length()).toString();
    }

    /** White space between two encoded words is not shown (RFC 2047 section 6.2). */
    private void copyGap(int from, int to) {
        String gap = value.substring(from, to);
        if (from == 0 || !gap.isBlank()) {
            flush();
            out.append(gap);
        }
    }

    private void add(Word word) {
        if (!word.charset().equalsIgnoreCase(pendingCharset)) {
            flush();
        }
        pendingCharset = word.charset();
        pending.writeBytes(word.bytes());
    }

    private void flush() {
        out.append(HeaderText.ofBytes(pending.toByteArray(), pendingCharset));
        pending.reset();
    }

    private Optional<Word> wordAt(int start) {
        int charset = start + 2;
        int encoding = indexOfMark(charset) + 1;
        int text = encoding + 2;
        if (encoding == 0 || text > value.length() || value.charAt(encoding + 1) != '?') {
            return Optional.empty();
        }
        int end = endFrom(text);
        boolean base64 = "bB".indexOf(value.charAt(encoding)) >= 0;
        boolean quoted = "qQ".indexOf(value.charAt(encoding)) >= 0;
        if (end == Integer.MAX_VALUE || (!base64 && !quoted)) {
            return Optional.empty();
        }
        String label = value.substring(charset, encoding - 1).split("\\*", 2)[0];
        return Optional.of(new Word(label, base64, value.substring(text, end), end + 2));
    }

    private int indexOfMark(int from) {
        int mark = value.indexOf('?', from);
        return mark - from > MAX_CHARSET ? -1 : mark;
    }

    private int endFrom(int from) {
        if (nextEnd < from) {
            int found = value.indexOf("?=", from);
            nextEnd = found < 0 ? Integer.MAX_VALUE : found;
        }
        return nextEnd;
    }

    private static byte[] fromQuoted(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '_' ? (byte) ' ' : text[i];
        }
        return Escapes.unescape(text, '=');
    }

    /** The MIME decoder passes over foreign characters, but not over a wrong end: so that is cut off. */
    private static byte[] fromBase64(byte[] text) {
        int length = 0;
        for (int i = 0; i < text.length && text[i] != '='; i++) {
            if (isBase64(text[i])) {
                text[length++] = text[i];
            }
        }
        return Base64.getDecoder().decode(Arrays.copyOf(text, length % 4 == 1 ? length - 1 : length));
    }

    private static boolean isBase64(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
    }

    /** One encoded word; {@code end} is the place after it. */
    private record Word(String charset, boolean base64, String text, int end) {
        byte[] bytes() {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            return base64 ? fromBase64(encoded) : fromQuoted(encoded);
        }
    }
}
