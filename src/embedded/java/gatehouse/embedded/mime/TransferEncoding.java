package gatehouse.embedded.mime;

import java.io.InputStream;
import java.util.Locale;
import lotus.domino.MIMEEntity;

/** Transfer encodings (RFC 2045 §6) with their constants in the Notes API. */
public enum TransferEncoding {
    NONE("", MIMEEntity.ENC_NONE),
    QUOTED_PRINTABLE("quoted-printable", MIMEEntity.ENC_QUOTED_PRINTABLE),
    BASE64("base64", MIMEEntity.ENC_BASE64),
    SEVEN_BIT("7bit", MIMEEntity.ENC_IDENTITY_7BIT),
    EIGHT_BIT("8bit", MIMEEntity.ENC_IDENTITY_8BIT),
    BINARY("binary", MIMEEntity.ENC_IDENTITY_BINARY),
    /** Any other, x-uuencode among them: never decoded. */
    EXTENSION("", MIMEEntity.ENC_EXTENSION);

    private final String token;
    private final int constant;

    TransferEncoding(String token, int constant) {
        this.token = token;
        this.constant = constant;
    }

    /** By the value of the header field; comments and what else follows the first word do not count. */
    public static TransferEncoding of(String value) {
        String token = value.trim().split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT);
        for (TransferEncoding encoding : values()) {
            if (!token.isEmpty() && encoding.token.equals(token)) {
                return encoding;
            }
        }
        return token.isEmpty() ? NONE : EXTENSION;
    }

    /** By the constant of the Notes API. */
    public static TransferEncoding of(int constant) {
        for (TransferEncoding encoding : values()) {
            if (encoding.constant == constant) {
                return encoding;
            }
        }
        return NONE;
    }

    /** The value of the header field; empty for {@link #NONE} and {@link #EXTENSION}. */
    public String token() {
        return token;
    }

    public int constant() {
        return constant;
    }

    public InputStream decoded(InputStream content) {
        return switch (this) {
            case BASE64 -> new Base64Decoder(content);
            case QUOTED_PRINTABLE -> new QuotedPrintableDecoder(content);
            default -> content;
        };
    }
}
