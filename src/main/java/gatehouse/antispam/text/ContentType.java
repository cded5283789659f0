package gatehouse.antispam.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Type, read leniently. Immutable.
 *
 * @param type in lower case; {@code text/plain} when there is none that can be read
 * @param boundary empty when there is none
 * @param charset empty when there is none
 * @param name empty when there is none
 */
record ContentType(String type, String boundary, String charset, String name) {
    /** What a part of a digest is unless it says otherwise. */
    static final ContentType MESSAGE = new ContentType("message/rfc822", "", "", "");

    private static final Pattern TYPE = Pattern.compile("^\\s*([^\\s;/]+/[^\\s;,]+|[^\\s;/]+)");
    private static final Pattern BOUNDARY = parameter("boundary");
    private static final Pattern CHARSET = parameter("charset");
    private static final Pattern NAME = parameter("(?:file)?name");

    static ContentType parse(String value) {
        String flat = Octets.cut(value, HeaderField.MAX_VALUE);
        Matcher type = TYPE.matcher(flat);
        String found = type.find() ? Octets.lower(type.group(1)) : "";
        return new ContentType(
                found.contains("/") ? found : "text/plain",
                first(BOUNDARY, flat),
                first(CHARSET, flat),
                first(NAME, flat));
    }

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "\\b" + name + "\\s*=\\s*(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s;\"']++))", Pattern.CASE_INSENSITIVE);
    }

    private static String first(Pattern pattern, String value) {
        Matcher found = pattern.matcher(value);
        if (!found.find()) {
            return "";
        }
        for (int group = 1; group <= 3; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }
}
