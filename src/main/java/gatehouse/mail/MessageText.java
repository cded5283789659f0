package gatehouse.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.EncoderUtil;

/**
 * Writes messages that have no such text, as those in Notes rich text, in the form of RFC 5322. Values are data: a line
 * end in one does not begin another field. Stateless and safe for use by several threads.
 */
public final class MessageText {
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,200}");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1f\\x7f]+");
    private static final String MIME = """
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=UTF-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            """;
    private static final int FOLD = 76;

    private MessageText() {}

    /** Writes a message of the text {@code body}. Headers with a name that is none, and those of MIME, are left out. */
    public static void write(List<Header> headers, String body, OutputStream out) throws IOException {
        for (Header header : headers) {
            if (NAME.matcher(header.name()).matches() && !isMime(header.name())) {
                out.write(field(header).getBytes(StandardCharsets.US_ASCII));
            }
        }
        out.write(MIME.getBytes(StandardCharsets.US_ASCII));
        byte[] text = LINE_END.matcher(body).replaceAll("\r\n").getBytes(StandardCharsets.UTF_8);
        EncoderUtil.encodeQ(new ByteArrayInputStream(text), out);
    }

    private static boolean isMime(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("content-") || lower.equals("mime-version");
    }

    private static String field(Header header) {
        StringBuilder field = new StringBuilder(header.name()).append(':');
        int lineStart = 0;
        for (String word : words(CONTROLS.matcher(header.value()).replaceAll(" "))) {
            if (field.length() + word.length() - lineStart > FOLD) {
                field.append("\r\n");
                lineStart = field.length();
            }
            field.append(' ').append(word);
        }
        return field.append("\r\n").toString();
    }

    /** The words of a value, those with characters beyond ASCII encoded (RFC 2047), neighbours of them together. */
    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        StringJoiner foreign = new StringJoiner(" ");
        for (String word : value.strip().split(" +", -1)) {
            if (isAscii(word)) {
                words.addAll(encoded(foreign.toString()));
                foreign = new StringJoiner(" ");
                words.add(word);
            } else {
                foreign.add(word);
            }
        }
        words.addAll(encoded(foreign.toString()));
        return words;
    }

    private static List<String> encoded(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(EncoderUtil.encodeEncodedWord(text, EncoderUtil.Usage.TEXT_TOKEN)
                        .split(" "));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
