package gatehouse.antispam.text;

import java.util.Optional;

/** A header field. Immutable but for its decoded value, which is kept when first asked for; safe for threads. */
final class HeaderField {
    static final int MAX_NAME = 256;
    static final int MAX_VALUE = 8_192;

    private final String name;
    private final String raw;
    private Optional<String> decoded = Optional.empty();

    /**
     * A field of a header.
     *
     * @param name as written; what is beyond 256 octets is cut
     * @param raw the value as sent: all after the colon, folded, with its newline; what is beyond 8,192 octets is cut
     */
    HeaderField(String name, String raw) {
        this.name = Octets.cut(name, MAX_NAME);
        this.raw = raw.length() <= MAX_VALUE ? raw : raw.substring(0, MAX_VALUE) + "\n";
    }

    /** From lines that begin with {@code Name:}. */
    static HeaderField parse(String lines) {
        int colon = lines.indexOf(':');
        return new HeaderField(Octets.trim(lines.substring(0, colon)), lines.substring(colon + 1));
    }

    /** Whether a line could begin a field: it has a colon, though its name may be none. */
    static boolean seemsToBegin(String text, int start, int end) {
        int colon = text.indexOf(':', start);
        return colon >= 0 && colon < end;
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

    static boolean isNameCharacter(char c) {
        return c > 0x20 && c < 0x7f && c != ':';
    }

    String name() {
        return name;
    }

    String lowerName() {
        return Octets.lower(name);
    }

    String raw() {
        return raw;
    }

    /** Unfolded, trimmed, RFC 2047 decoded to UTF-8 unless fields of this name carry no words; ends in a newline. */
    String decoded() {
        if (decoded.isEmpty()) {
            decoded = Optional.of(HeaderDecoder.decode(lowerName(), raw) + "\n");
        }
        return decoded.get();
    }

    /** Whether its value was too long. */
    boolean isCut() {
        return raw.length() > MAX_VALUE;
    }
}
