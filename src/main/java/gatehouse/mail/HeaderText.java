package gatehouse.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/** Text of header fields: unfolding (RFC 5322), encoded words (RFC 2047), and charsets as senders use them. */
public final class HeaderText {
    /** A superset of ISO 8859-1 that gives a character for each byte. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private HeaderText() {}

    /** The value with its encoded words decoded; what is no proper encoded word stays as it is. Linear in its length. */
    public static String decode(String value) {
        return value.contains("=?") ? new EncodedWords(value).decode() : value;
    }

    /** The value of a field as it stands in the message, from its name to its line end. */
    static String unfold(byte[] field) {
        int length = 0;
        byte[] value = new byte[field.length];
        for (int i = indexOfColon(field) + 1; i < field.length; i++) {
            if (field[i] != '\r' && field[i] != '\n') {
                value[length++] = field[i];
            }
        }
        return ofBytes(value, length).strip();
    }

    private static int indexOfColon(byte[] field) {
        for (int i = 0; i < field.length; i++) {
            if (field[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    /** Bytes of no declared charset: UTF-8 if they are (RFC 6532), else what Western senders most often mean. */
    static String ofBytes(byte[] bytes) {
        return ofBytes(bytes, bytes.length);
    }

    private static String ofBytes(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, 0, length, WESTERN);
        }
    }

    /** Bytes of a declared charset; an unknown one counts as none. */
    static String ofBytes(byte[] bytes, String charset) {
        return charset(charset).map(known -> new String(bytes, known)).orElseGet(() -> ofBytes(bytes));
    }

    private static Optional<Charset> charset(String label) {
        return switch (label.strip().toLowerCase(Locale.ROOT)) {
            case "", "us-ascii", "ascii", "unknown-8bit", "x-unknown" -> Optional.empty();
            case "iso-8859-1", "latin1" -> Optional.of(WESTERN);
            case "gb2312", "gbk" -> lookup("GB18030");
            default -> lookup(label.strip());
        };
    }

    private static Optional<Charset> lookup(String label) {
        try {
            return Optional.of(Charset.forName(label));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
