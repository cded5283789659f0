package gatehouse.mail;

import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.stream.BodyDescriptor;

/**
 * What the header of an entity says. Immutable.
 *
 * @param attachment that its disposition says so
 * @param ambiguous that two fields contradict each other, so that mail programs may see different things
 */
record EntitySummary(
        String declaredType,
        Optional<String> name,
        boolean attachment,
        Parameters parameters,
        String encoding,
        boolean ambiguous)
        implements BodyDescriptor {
    static final String UUENCODE = "x-uuencode";
    static final EntitySummary PLAIN_TEXT =
            new EntitySummary("text/plain", Optional.empty(), false, Parameters.NONE, "binary", false);
    private static final int MAX_BOUNDARY = 8_192;

    boolean isText() {
        boolean shown = declaredType.equals("text/plain") || declaredType.equals("text/html");
        return shown && name.isEmpty() && !attachment;
    }

    boolean isUuencoded() {
        return encoding.equals(UUENCODE);
    }

    boolean isBase64() {
        return encoding.equals("base64");
    }

    boolean isMultipart() {
        return declaredType.startsWith("multipart/");
    }

    boolean isMessage() {
        return declaredType.equals("message/rfc822") || declaredType.equals("message/global");
    }

    boolean isEncryptedMultipart() {
        return declaredType.equals("multipart/encrypted");
    }

    /** S/MIME (RFC 8551 section 3.2); where it does not say what it is, a file of that name is most often encrypted. */
    boolean isEnveloped() {
        if (declaredType.equals("application/pkcs7-mime") || declaredType.equals("application/x-pkcs7-mime")) {
            return parameters
                    .raw("smime-type")
                    .map(EntitySummary::isEnvelopedData)
                    .orElseGet(this::isNamedP7m);
        }
        return declaredType.equals("application/octet-stream") && isNamedP7m();
    }

    private static boolean isEnvelopedData(String smimeType) {
        return smimeType.toLowerCase(Locale.ROOT).endsWith("enveloped-data");
    }

    private boolean isNamedP7m() {
        return name.filter(text -> text.toLowerCase(Locale.ROOT).endsWith("smime.p7m"))
                .isPresent();
    }

    Optional<String> charset() {
        return parameters.raw("charset").filter(text -> text.length() <= 64).map(text -> text.toLowerCase(Locale.ROOT));
    }

    boolean hasBoundary() {
        int length = getBoundary().length();
        return length > 0 && length <= MAX_BOUNDARY;
    }

    /** What mime4j shall take it for: it enters {@code multipart/*} and {@code message/rfc822}. */
    @Override
    public String getMimeType() {
        if (isMultipart()) {
            return hasBoundary() ? declaredType : "application/octet-stream";
        }
        return isMessage() && !isUuencoded() ? "message/rfc822" : "application/octet-stream";
    }

    @Override
    public String getMediaType() {
        return getMimeType().substring(0, getMimeType().indexOf('/'));
    }

    @Override
    public String getSubType() {
        return getMimeType().substring(getMimeType().indexOf('/') + 1);
    }

    @Override
    public String getCharset() {
        return charset().orElse("us-ascii");
    }

    @Override
    public String getTransferEncoding() {
        return encoding;
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public String getBoundary() {
        return parameters.raw("boundary").map(String::stripTrailing).orElse("");
    }
}
