package gatehouse.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The value of a MIME header field: a value and parameters (RFC 2045 section 5.1), one character for each byte. Lenient
 * where senders are: spaces in values without quotes, backslashes of Windows paths, quotes that do not end. Linear in the
 * length of the field, and bounded. Immutable.
 */
record FieldValue(String value, Parameters parameters) {
    private static final int MAX_LENGTH = 1 << 16;
    private static final int MAX_PARAMETERS = 1_000;

    static FieldValue parse(byte[] field, int start) {
        int length = Math.max(0, Math.min(field.length, MAX_LENGTH) - start);
        return new Tokens(new String(field, start, length, StandardCharsets.ISO_8859_1)).fieldValue();
    }

    /** The value for comparing. */
    String lowerCase() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** One pass over the text. */
    private static final class Tokens {
        private final String text;
        private int position;

        Tokens(String text) {
            this.text = text;
        }

        FieldValue fieldValue() {
            String value = token(";");
            List<Parameters.Parameter> parameters = new ArrayList<>();
            while (position < text.length() && parameters.size() < MAX_PARAMETERS) {
                position++;
                parameter(parameters);
            }
            return new FieldValue(value, new Parameters(parameters));
        }

        private void parameter(List<Parameters.Parameter> parameters) {
            String name = token("=;");
            if (position < text.length() && text.charAt(position) == '=') {
                position++;
                parameters.add(new Parameters.Parameter(name.toLowerCase(Locale.ROOT), token(";")));
            }
        }

        /** Up to one of {@code ends}; without comments and quotes, each run of white space as one space. */
        private String token(String ends) {
            StringBuilder token = new StringBuilder();
            for (boolean space = true; position < text.length(); ) {
                char c = text.charAt(position);
                if (ends.indexOf(c) >= 0) {
                    break;
                } else if (c == '"') {
                    quoted(token);
                } else if (c == '(' && space) {
                    comment();
                } else {
                    plain(c, space, token);
                }
                space = isSpace(c);
            }
            return token.toString().strip();
        }

        private void plain(char c, boolean afterSpace, StringBuilder token) {
            position++;
            if (!isSpace(c)) {
                token.append(c);
            } else if (!afterSpace) {
                token.append(' ');
            }
        }

        private void quoted(StringBuilder token) {
            for (position++; position < text.length() && text.charAt(position) != '"'; position++) {
                if (text.charAt(position) == '\\' && position + 1 < text.length() && isEscapable(position + 1)) {
                    position++;
                }
                if ("\r\n".indexOf(text.charAt(position)) < 0) {
                    token.append(text.charAt(position));
                }
            }
            position++;
        }

        private boolean isEscapable(int index) {
            return "\"\\".indexOf(text.charAt(index)) >= 0;
        }

        private void comment() {
            int depth = 0;
            do {
                depth += switch (text.charAt(position)) {
                    case '(' -> 1;
                    case ')' -> -1;
                    default -> 0;
                };
                position++;
            } while (depth > 0 && position < text.length());
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }
    }
}
