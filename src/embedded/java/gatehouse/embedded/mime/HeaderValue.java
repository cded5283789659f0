package gatehouse.embedded.mime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A structured header value (RFC 2045 §5.1): the value and its parameters, read leniently. Immutable.
 *
 * @param parameters by their names in lower case; of two with one name the first counts
 */
public record HeaderValue(String value, Map<String, String> parameters) {
    private static final int MAX_PARAMETERS = 100;

    public HeaderValue {
        parameters = Map.copyOf(parameters);
    }

    /** Reads an unfolded value. */
    public static HeaderValue parse(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return new HeaderValue(text.trim(), Map.of());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        new Parameters(text, semicolon).readInto(parameters);
        return new HeaderValue(text.substring(0, semicolon).trim(), parameters);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Reads {@code ; name=value; name="quoted value"}. */
    private static final class Parameters {
        private final String text;
        private int position;

        Parameters(String text, int position) {
            this.text = text;
            this.position = position;
        }

        void readInto(Map<String, String> parameters) {
            while (position < text.length() && parameters.size() < MAX_PARAMETERS) {
                position++;
                String name = until("=;").trim().toLowerCase(Locale.ROOT);
                if (position < text.length() && text.charAt(position) == '=') {
                    position++;
                    parameters.putIfAbsent(name, value());
                }
            }
        }

        private String value() {
            skipSpace();
            if (position < text.length() && text.charAt(position) == '"') {
                String value = quoted();
                until(";");
                return value;
            }
            return until(";").trim();
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            position++;
            while (position < text.length() && text.charAt(position) != '"') {
                if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                    position++;
                }
                value.append(text.charAt(position++));
            }
            position++;
            return value.toString();
        }

        private String until(String stops) {
            int start = Math.min(position, text.length());
            while (position < text.length() && stops.indexOf(text.charAt(position)) < 0) {
                position++;
            }
            return text.substring(start, Math.max(start, Math.min(position, text.length())));
        }

        private void skipSpace() {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
        }
    }
}
