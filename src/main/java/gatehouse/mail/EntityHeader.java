package gatehouse.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;

/**
 * Collects the header fields that say what an entity is (RFC 2045, RFC 2183) while mime4j reads its header, and tells
 * mime4j by the {@link EntitySummary} how to go on. The first field of a name counts. Not safe for use by several threads.
 */
final class EntityHeader implements BodyDescriptorBuilder {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}");

    private final String defaultType;
    private Optional<FieldValue> type = Optional.empty();
    private Optional<FieldValue> disposition = Optional.empty();
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

    private void addType(FieldValue added) {
        ambiguous |= type.isPresent() && !type.get().lowerCase().equals(added.lowerCase());
        type = type.or(() -> Optional.of(added));
    }

    private void addEncoding(String added) {
        ambiguous |= encoding.isPresent() && !encoding.get().equals(added);
        encoding = encoding.or(() -> Optional.of(added));
    }

    private static FieldValue parse(RawField field) {
        return FieldValue.parse(field.getRaw().toByteArray(), field.getDelimiterIdx() + 1);
    }

    /** The known encodings by one name each; all others leave the bytes as they are. */
    private static String encodingOf(FieldValue field) {
        return switch (field.lowerCase()) {
            case "base64" -> "base64";
            case "quoted-printable" -> "quoted-printable";
            case "x-uuencode", "uuencode", "x-uue", "uue" -> EntitySummary.UUENCODE;
            default -> "binary";
        };
    }

    @Override
    public EntitySummary build() {
        Parameters typed = type.map(FieldValue::parameters).orElse(Parameters.NONE);
        Parameters disposed = disposition.map(FieldValue::parameters).orElse(Parameters.NONE);
        return new EntitySummary(
                type.map(EntityHeader::declared).orElse(defaultType),
                disposed.text("filename").or(() -> typed.text("name")),
                disposition.map(FieldValue::lowerCase).orElse("").equals("attachment"),
                typed,
                encoding.orElse("binary"),
                ambiguous);
    }

    /** RFC 2045 section 5.2 calls it plain text when nothing is declared; garbage is nobody's text. */
    private static String declared(FieldValue field) {
        String value = field.lowerCase().replaceAll("\\s*/\\s*", "/");
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
