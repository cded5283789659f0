package gatehouse.antispam.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a message. Immutable; safe for threads.
 *
 * @param headers its own fields; those of the message for the root
 * @param contentType what it says it is
 * @param raw its content as sent, with newlines
 * @param children parts of a multipart or of an attached message
 */
record MimePart(Headers headers, ContentType contentType, String raw, List<MimePart> children) {
    private static final Pattern HTML_NAME = Pattern.compile("\\.s?html?$", Pattern.CASE_INSENSITIVE);

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** The content without its transfer encoding. */
    String decoded() {
        String encoding = Octets.lower(headers.last("content-transfer-encoding"));
        if (encoding.startsWith("base64")) {
            return crlfAsNewlines(TransferDecoder.base64(raw));
        }
        if (encoding.startsWith("quoted-printable")) {
            return crlfAsNewlines(TransferDecoder.quotedPrintable(raw));
        }
        return raw;
    }

    /** Its type, or that of a web page where its name says so. */
    String effectiveType() {
        return HTML_NAME.matcher(contentType.name()).find() ? "text/html" : contentType.type();
    }

    boolean isText() {
        return effectiveType().startsWith("text/");
    }

    boolean isHtml() {
        return effectiveType().equals("text/html");
    }

    private String crlfAsNewlines(String content) {
        return contentType.type().startsWith("text/") ? content.replace("\r\n", "\n") : content;
    }
}
