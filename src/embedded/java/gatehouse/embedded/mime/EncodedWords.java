package gatehouse.embedded.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in headers: encoded words (RFC 2047), and bytes beyond ASCII as they come. Stateless. */
public final class EncodedWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s*]{1,40})(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?\\s]*)\\?=");
    private static final int BYTES_PER_WORD = 45;

    private EncodedWords() {}

    /** The readable text of a header value whose chars stand for bytes. */
    public static String decode(String raw) {
        String value = HeaderFields.unfolded(raw);
        Matcher word = WORD.matcher(value);
        StringBuilder text = new StringBuilder();
        int end = 0;
        while (word.find()) {
            String between = value.substring(end, word.start());
            if (end == 0 || !between.isBlank()) {
                text.append(eightBit(between));
            }
            text.append(decodeWord(word));
            end = word.end();
        }
        return text.append(eightBit(value.substring(end))).toString();
    }

    /** A header value for text: as it is when it is ASCII, in encoded words otherwise; never with a line break in it. */
    public static String encode(String text) {
        String line = text.replaceAll("[\\r\\n\\u0000]+", " ");
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(line)) {
            return line;
        }
        StringBuilder words = new StringBuilder();
        int start = 0;
        while (start < line.length()) {
            int end = wordEnd(line, start);
            byte[] utf8 = line.substring(start, end).getBytes(StandardCharsets.UTF_8);
            words.append(start == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(utf8))
                    .append("?=");
            start = end;
        }
        return words.toString();
    }

    private static int wordEnd(String line, int start) {
        int bytes = 0;
        int end = start;
        while (end < line.length()) {
            int codePoint = line.codePointAt(end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > BYTES_PER_WORD) {
                return end;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static String decodeWord(Matcher word) {
        try {
            Charset charset = Charset.forName(word.group(1));
            byte[] encoded = word.group(3).getBytes(StandardCharsets.ISO_8859_1);
            boolean isBase64 = word.group(2).equalsIgnoreCase("b");
            return new String(isBase64 ? base64(encoded) : quoted(encoded), charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return word.group();
        } catch (IOException e) {
            throw new AssertionError("Bytes in memory cannot fail", e);
        }
    }

    private static byte[] base64(byte[] encoded) throws IOException {
        try (InputStream in = new Base64Decoder(new ByteArrayInputStream(encoded))) {
            return in.readAllBytes();
        }
    }

    private static byte[] quoted(byte[] encoded) throws IOException {
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = encoded[i] == '_' ? (byte) ' ' : encoded[i];
        }
        String text = new String(encoded, StandardCharsets.ISO_8859_1).replaceAll(" (?= *$)", "=20");
        try (InputStream in =
                new QuotedPrintableDecoder(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))) {
            return in.readAllBytes();
        }
    }

    /** UTF-8 when it is valid, Latin 1 otherwise. */
    private static String eightBit(String chars) {
        byte[] bytes = chars.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return chars;
        }
    }
}
