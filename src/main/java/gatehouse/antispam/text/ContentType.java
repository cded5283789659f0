package gatehouse.antispam.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Type, read leniently: a type of text that is not known is {@code text/plain}, a parameter ends at the next
 * semicolon, quoted or not. Immutable.
 *
 * @param type in lower case; {@code text/plain} when there is none
 * @param boundary empty when there is none
 * @param charset as written; empty when there is none
 * @param name empty when there is none
 * @param missing whether it names no type at all
 */
record ContentType(String type, String boundary, String charset, String name, boolean missing) {
    static final String PLAIN = "text/plain";
    static final String HTML = "text/html";
    private static final Set<String> TEXTS = Set.of(PLAIN, HTML, "text/calendar", "text/x-vcard");

    private static final Pattern NO_TOKEN = Pattern.compile("[^!#-'*+.^_`{|}~/0-9A-Za-z-]++");
    private static final Pattern TYPE = Pattern.compile("[^/]*+(?:/[^/]*+)?");
    private static final Pattern NO_TEXT_TYPE = Pattern.compile("\\btext\\b.*+");
    private static final Pattern BOUNDARY =
            Pattern.compile("\\bboundary\\s*+=\\s*+(?:\"([^\"]++)|([^\\s;\"]++)(\")?+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = parameter("charset", 100);
    private static final Pattern NAME = parameter("(?:file)?name(?:\\*0)?", 1_000);

    private static final ContentType ABSENT = new ContentType(PLAIN, "", "us-ascii", "", true);

    /** That of a part with these fields, the last one if there are more. */
    static ContentType of(Headers headers) {
        return headers.named("content-type").isEmpty() ? ABSENT : parse(headers.last("content-type"));
    }

    static ContentType parse(String value) {
        String flat = Octets.cut(Octets.trim(value), HeaderField.MAX_VALUE);
        String type = type(flat);
        return new ContentType(
                type.isEmpty() ? PLAIN : type,
                boundary(flat),
                parameter(CHARSET.matcher(flat)),
                parameter(NAME.matcher(flat)),
                type.isEmpty());
    }

    /** The same parameters with another type. */
    ContentType as(String other) {
        return new ContentType(other, boundary, charset, name, missing);
    }

    /** A multipart without a boundary of its own has that of the one around it. */
    ContentType within(ContentType multipart) {
        return boundary.isEmpty() ? new ContentType(type, multipart.boundary, charset, name, missing) : this;
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** Whether the content is a message with header and body. */
    boolean isMessage() {
        return type.equals("message/rfc822") || type.equals("message/global");
    }

    private static String type(String value) {
        int end = 0;
        while (end < value.length() && value.charAt(end) != ';' && !Octets.isSpace(value.charAt(end))) {
            end++;
        }
        String tokens = NO_TOKEN.matcher(Octets.lower(value.substring(0, end))).replaceAll("");
        Matcher type = TYPE.matcher(tokens);
        String found = type.lookingAt() ? type.group() : "";
        return NO_TEXT_TYPE.matcher(found).matches() && !TEXTS.contains(found) ? PLAIN : found;
    }

    private static Pattern parameter(String name, int length) {
        String value = "([^;\\n]{0," + length + "}+)";
        return Pattern.compile("\\b" + name + "\\s*+=\\s*+[\"']?" + value, Pattern.CASE_INSENSITIVE);
    }

    private static String parameter(Matcher found) {
        if (!found.find()) {
            return "";
        }
        String value = found.group(1);
        boolean quoted = value.endsWith("\"") || value.endsWith("'");
        return quoted ? value.substring(0, value.length() - 1) : value;
    }

    /** One that ends in a quote without beginning in one is none. */
    private static String boundary(String value) {
        Matcher found = BOUNDARY.matcher(value);
        while (found.find()) {
            if (found.group(3) == null) {
                return found.group(1) != null ? found.group(1) : found.group(2);
            }
        }
        return "";
    }
}
