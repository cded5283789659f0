package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.MimePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the headers of all parts of a message say of their contents. Read once; then immutable. */
final class MimeFacts {
    /** The names of US-ASCII that IANA lists; many are found in longer names as well. */
    private static final Pattern ASCII =
            Pattern.compile("us|ascii|ansi_x3\\.4-19(?:68|86)|iso-ir-6|iso_646\\.irv:1991|ibm367|cp367");

    private static final Pattern ISO = Pattern.compile("iso-\\S+-\\w", Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN_ISO = Pattern.compile("iso-(?:8859-\\d{1,2}|2022-(?:jp|kr))\\b");
    private static final Pattern SHOWN = Pattern.compile("^(?:attachment|inline)");

    /** What is longer is no name of a charset. */
    private static final int MAX_CHARSET = 100;

    private int html;
    private int text;
    private int base64;
    private int quotedPrintable;
    private int attachments;
    private boolean base64Text;
    private boolean badIsoCharset;
    private boolean alternative;
    private final List<String> charsets = new ArrayList<>();

    private MimeFacts() {}

    static MimeFacts of(CheckedMessage message) {
        return message.facts(MimeFacts.class, MimeFacts::read);
    }

    private static MimeFacts read(MessageTexts texts) {
        MimeFacts facts = new MimeFacts();
        texts.parts().forEach(facts::add);
        return facts;
    }

    /** How many parts are {@code text/html}. */
    int html() {
        return html;
    }

    /** How many parts are another kind of text. */
    int text() {
        return text;
    }

    int base64() {
        return base64;
    }

    int quotedPrintable() {
        return quotedPrintable;
    }

    int attachments() {
        return attachments;
    }

    /** Whether a text of a charset that needs no encoding is encoded in base64. */
    boolean base64Text() {
        return base64Text;
    }

    boolean badIsoCharset() {
        return badIsoCharset;
    }

    /** Whether there is a {@code multipart/alternative}. */
    boolean alternative() {
        return alternative;
    }

    /** The charsets of all parts, in lower case. */
    List<String> charsets() {
        return charsets;
    }

    static boolean isAttachment(MimePart part) {
        return disposition(part).contains("attachment");
    }

    private static String disposition(MimePart part) {
        return part.header("Content-Disposition").toLowerCase(Locale.ROOT);
    }

    private void add(MimePart part) {
        String encoding = part.encoding();
        alternative |= part.declaredType().equals("multipart/alternative");
        attachments += isAttachment(part) ? 1 : 0;
        if (encoding.contains("base64")) {
            base64++;
        } else if (encoding.contains("quoted-printable")) {
            quotedPrintable++;
        }
        String charset = part.charset().toLowerCase(Locale.ROOT);
        addType(part.declaredType());
        if (charset.length() <= MAX_CHARSET) {
            addCharset(charset);
        }
        base64Text |= encoding.contains("base64")
                && part.declaredType().startsWith("text")
                && (charset.isEmpty() || ASCII.matcher(charset).find())
                && !SHOWN.matcher(disposition(part)).find();
    }

    private void addType(String type) {
        if (type.equals("text/html")) {
            html++;
        } else if (type.startsWith("text")) {
            text++;
        }
    }

    private void addCharset(String charset) {
        badIsoCharset |=
                ISO.matcher(charset).find() && !KNOWN_ISO.matcher(charset).find();
        if (charset.chars().anyMatch(c -> c >= 'a' && c <= 'z')) {
            charsets.add(charset);
        }
    }
}
