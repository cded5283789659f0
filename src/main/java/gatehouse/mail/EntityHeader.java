package gatehouse.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/**
 * Collects the header fields that say what an entity is (RFC 2045, RFC 2183) while mime4j reads its header, and tells
 * mime4j by the {@link EntitySummary} how to go on. The first field of a name counts. Not safe for use by several threads.
 */
final class EntityHeader implements BodyDescriptorBuilder {
    private static final int MAX_FIELD = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}");

    private final String defaultType;
    private Optional<RawBody> type = Optional.empty();
    private Optional<RawBody> disposition = Optional.empty();
    private Optional<String> encoding = Optional.empty();
    private boolean ambiguous;

    EntityHeader() {
        this("text/plain");
    }

    private EntityHeader(String defaultType) {
        this.defaultType = defaultType;
    }

    @Override
    public void reset() {
        type = Optional.empty();
        disposition = Optional.empty();
        encoding = Optional.empty();
        ambiguous = false;
    }

    @Override
    public Field addField(RawField field) {
        switch (field.getName().toLowerCase(Locale.ROOT)) {
            case "content-type" -> addType(parse(field));
            case "content-disposition" -> disposition = disposition.or(() -> Optional.of(parse(field)));
            case "content-transfer-encoding" -> addEncoding(encodingOf(parse(field)));
            default -> {}
        }
        return field;
    }

    private void addType(RawBody added) {
        ambiguous |= type.isPresent() && !value(type.get()).equals(value(added));
        type = type.or(() -> Optional.of(added));
    }

    private void addEncoding(String added) {
        ambiguous |= encoding.isPresent() && !encoding.get().equals(added);
        encoding = encoding.or(() -> Optional.of(added));
    }

    private static RawBody parse(RawField field) {
        int length = Math.min(field.getRaw().length(), MAX_FIELD);
        int start = Math.min(field.getDelimiterIdx() + 1, length);
        return RawFieldParser.DEFAULT.parseRawBody(field.getRaw(), new ParserCursor(start, length));
    }

    private static String value(RawBody body) {
        return Optional.ofNullable(body.getValue()).orElse("").strip().toLowerCase(Locale.ROOT);
    }

    /** The known encodings by one name each; all others leave the bytes as they are. */
    private static String encodingOf(RawBody body) {
        return switch (value(body).replace("\"", "")) {
            case "base64" -> "base64";
            case "quoted-printable" -> "quoted-printable";
            case "x-uuencode", "uuencode", "x-uue", "uue" -> EntitySummary.UUENCODE;
            default -> "binary";
        };
    }

    @Override
    public EntitySummary build() {
        Parameters typed = Parameters.of(type);
        Parameters disposed = Parameters.of(disposition);
        return new EntitySummary(
                type.map(EntityHeader::declared).orElse(defaultType),
                disposed.text("filename").or(() -> typed.text("name")),
                disposition.map(EntityHeader::value).orElse("").equals("attachment"),
                typed,
                encoding.orElse("binary"),
                ambiguous);
    }

    /** RFC 2045 section 5.2 calls it plain text when nothing is declared; garbage is nobody's text. */
    private static String declared(RawBody body) {
        String value = value(body).replaceAll("\\s*/\\s*", "/");
        if (!value.contains("/")) {
            return "text/plain";
        }
        return TYPE.matcher(value).matches() ? value : "application/octet-stream";
    }

    @Override
    public BodyDescriptorBuilder newChild() {
        boolean digest = type.map(EntityHeader::declared).orElse(defaultType).equals("multipart/digest");
        return new EntityHeader(digest ? "message/rfc822" : "text/plain");
    }
}
