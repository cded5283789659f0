package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a message: a leaf with content, or a multipart or attached message with parts. Strings are of octets, one a
 * character. Content is decoded when it is first asked for, and kept. For one thread.
 */
public final class MimePart {
    private static final Pattern HTML_NAME = Pattern.compile("\\.s?html?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DISPOSITION_NAME =
            Pattern.compile("name=\\s*+\"?([^\";]++)", Pattern.CASE_INSENSITIVE);

    private final Headers headers;
    private final ContentType contentType;
    private final String type;
    private final String name;
    private final Section content;
    private final List<MimePart> children;
    private final boolean leaf;
    private final Lazy<String> raw;
    private final Lazy<String> decoded;

    private MimePart(
            Headers headers, ContentType contentType, String type, Section content, Optional<List<MimePart>> children) {
        this.headers = headers;
        this.contentType = contentType;
        this.type = type;
        this.name = name(headers, contentType);
        this.content = content;
        this.children = children.orElse(List.of());
        this.leaf = children.isEmpty();
        this.raw = new Lazy<>(content::octets);
        this.decoded = new Lazy<>(() -> decode(raw()));
    }

    /** A part with content, which is read as of its type. */
    static MimePart leaf(Headers headers, ContentType contentType, Section content) {
        return new MimePart(headers, contentType, contentType.type(), content, Optional.empty());
    }

    /** A multipart that cannot be split. */
    static MimePart plain(Headers headers, ContentType contentType, Section content) {
        return new MimePart(headers, contentType, ContentType.PLAIN, content, Optional.empty());
    }

    /** A multipart or an attached message. */
    static MimePart of(Headers headers, ContentType contentType, List<MimePart> children) {
        return new MimePart(headers, contentType, contentType.type(), Section.of(""), Optional.of(children));
    }

    Headers headers() {
        return headers;
    }

    ContentType contentType() {
        return contentType;
    }

    /** Its parts, when it is no leaf; a multipart may have none. */
    public List<MimePart> children() {
        return children;
    }

    public boolean isLeaf() {
        return leaf;
    }

    /** The media type that it is read as, in lower case, such as {@code image/gif}. */
    public String type() {
        return type;
    }

    /** The media type that its Content-Type gives; {@code text/plain} when there is none. */
    public String declaredType() {
        return contentType.missing() ? ContentType.PLAIN : contentType.type();
    }

    /** As written; empty when there is none. */
    public String charset() {
        return contentType.charset();
    }

    /** The name of its file; empty when there is none. */
    public String name() {
        return name;
    }

    /** The decoded value of its last field of this name without its line end; empty when there is none. */
    public String header(String field) {
        return headers.last(field);
    }

    /** What a mimeheader rule sees of this part. */
    Optional<String> value(HeaderQuery query) {
        if (query.name().equals("ALL")) {
            return Optional.of(query.is("raw") ? allRaw() : headers.all());
        }
        List<HeaderField> named = headers.named(query.name());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        HeaderField last = named.get(named.size() - 1);
        return Optional.of(query.is("raw") ? last.raw() : last.decoded());
    }

    /** The Content-Transfer-Encoding in lower case. */
    public String encoding() {
        return Octets.lower(headers.last("content-transfer-encoding"));
    }

    /** A leaf's content as sent, with newlines. */
    public String raw() {
        return raw.get();
    }

    /** A leaf's content without its transfer encoding. */
    public String decoded() {
        return decoded.get();
    }

    /** Its type, or that of a web page where its name says so. */
    public String effectiveType() {
        return HTML_NAME.matcher(name).find() ? ContentType.HTML : type();
    }

    boolean isText() {
        return effectiveType().startsWith("text/");
    }

    boolean isHtml() {
        return effectiveType().equals(ContentType.HTML);
    }

    /** What begins {@link #decoded}: as much as so many octets of the content give. */
    public String decodedStart(int octets) {
        return decode(content.start(octets).octets());
    }

    /** How long the longest line of a leaf's content as sent is, with its newline. */
    public int longestLine() {
        return content.longestLine();
    }

    private String decode(String octets) {
        if (encoding().startsWith("base64")) {
            return crlfAsNewlines(TransferDecoder.base64(octets));
        }
        if (encoding().startsWith("quoted-printable")) {
            return crlfAsNewlines(TransferDecoder.quotedPrintable(octets));
        }
        return octets;
    }

    private String crlfAsNewlines(String content) {
        return type().startsWith("text/") ? content.replace("\r\n", "\n") : content;
    }

    private String allRaw() {
        StringBuilder all = new StringBuilder();
        for (HeaderField field : headers.fields()) {
            all.append(field.name())
                    .append(": ")
                    .append(HeaderDecoder.unfold(field.raw()))
                    .append('\n');
        }
        return all.toString();
    }

    private static String name(Headers headers, ContentType contentType) {
        Matcher disposition = DISPOSITION_NAME.matcher(headers.last("content-disposition"));
        return disposition.find() ? disposition.group(1) : contentType.name();
    }
}
