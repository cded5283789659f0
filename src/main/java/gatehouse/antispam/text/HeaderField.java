package gatehouse.antispam.text;

/**
 * A header field. Immutable.
 *
 * @param name as written, at most 256 octets
 * @param raw the value as sent: all after the colon, folded, with its newline; at most 8,192 octets
 */
record HeaderField(String name, String raw) {
    static final int MAX_NAME = 256;
    static final int MAX_VALUE = 8_192;

    HeaderField {
        name = Octets.cut(name, MAX_NAME);
        raw = bounded(raw);
    }

    /** From lines that begin with {@code Name:}. */
    static HeaderField parse(String lines) {
        int colon = lines.indexOf(':');
        return new HeaderField(trimEnd(lines.substring(0, colon)), lines.substring(colon + 1));
    }

    /** Whether a line begins a field: printable characters without a space, then a colon. */
    static boolean begins(String text, int start, int end) {
        int i = start;
        while (i < end && isNameCharacter(text.charAt(i))) {
            i++;
        }
        int name = i - start;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return name > 0 && i < end && text.charAt(i) == ':';
    }

    String lowerName() {
        return Octets.lower(name);
    }

    /** Unfolded, trimmed, RFC 2047 decoded to UTF-8 unless fields of this name carry no words; ends in a newline. */
    String decoded() {
        return HeaderDecoder.decode(lowerName(), raw) + "\n";
    }

    /** Whether its value was too long. */
    boolean isCut() {
        return raw.length() > MAX_VALUE;
    }

    static boolean isNameCharacter(char c) {
        return c > 0x20 && c < 0x7f && c != ':';
    }

    private static String trimEnd(String name) {
        return Octets.trim(name);
    }

    private static String bounded(String raw) {
        return raw.length() <= MAX_VALUE ? raw : raw.substring(0, MAX_VALUE) + "\n";
    }
}
