package gatehouse.embedded.mime;

import java.util.Map;

/** A header field of an entity that may be changed. Not thread safe. */
public final class MimeField {
    private String text;
    private boolean changed;

    /** @param text as it came, see {@link HeaderFields} */
    MimeField(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public String name() {
        return HeaderFields.name(text);
    }

    /** Value and parameters on one line, not decoded. */
    public String value() {
        return HeaderFields.unfolded(HeaderFields.raw(text));
    }

    public HeaderValue parsed() {
        return HeaderValue.parse(value());
    }

    /** Sets value and parameters; what is beyond Latin 1 becomes encoded words. */
    public void value(String value) {
        boolean isBytes = value.chars().allMatch(c -> c < 256);
        String line = value.replaceAll("[\\r\\n\\u0000]+", " ");
        text = name() + ": " + (isBytes ? line : EncodedWords.encode(value));
        changed = true;
    }

    /** Sets the value and keeps the parameters. */
    public void valueOnly(String value) {
        StringBuilder all = new StringBuilder(value);
        for (Map.Entry<String, String> parameter : parsed().parameters().entrySet()) {
            String quoted = parameter.getValue().replace("\\", "\\\\").replace("\"", "\\\"");
            all.append("; ")
                    .append(parameter.getKey())
                    .append("=\"")
                    .append(quoted)
                    .append('"');
        }
        value(all.toString());
    }

    /** Whether it was set since it was read. */
    boolean isChanged() {
        return changed;
    }

    boolean isEntityField() {
        return HeaderFields.isEntityField(text);
    }
}
