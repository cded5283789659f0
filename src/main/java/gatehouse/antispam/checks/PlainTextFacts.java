package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.MimePart;
import java.util.Set;

/** What stands in plain texts that should not. Read once; then immutable. */
final class PlainTextFacts {
    private static final Set<String> UNENCODED = Set.of("", "7bit", "8bit");
    private static final String ESCAPE = "&#x";
    private static final int ESCAPE_LENGTH = 8;

    private boolean illegalAscii;
    private int escapes;
    private int others;

    private PlainTextFacts() {}

    static PlainTextFacts of(CheckedMessage message) {
        return message.facts(PlainTextFacts.class, PlainTextFacts::read);
    }

    private static PlainTextFacts read(MessageTexts texts) {
        PlainTextFacts facts = new PlainTextFacts();
        texts.parts().stream()
                .filter(part -> part.isLeaf() && part.declaredType().equals("text/plain"))
                .forEach(facts::add);
        return facts;
    }

    /** Whether a text that is said to be of ASCII has octets that are none, or NUL or CR. */
    boolean illegalAscii() {
        return illegalAscii;
    }

    /** HTML's escapes of Unicode to other characters, in texts that show them as they are. */
    double escapeRatio() {
        return others == 0 ? 0 : (double) escapes / others;
    }

    private void add(MimePart part) {
        String raw = part.raw();
        boolean ascii = part.charset().isEmpty() || part.charset().equalsIgnoreCase("us-ascii");
        illegalAscii |= ascii && hasIllegalAscii(raw);
        if (UNENCODED.contains(part.encoding())) {
            int found = escapes(raw);
            escapes += found;
            others += raw.length() - found * ESCAPE_LENGTH;
        }
    }

    private static boolean hasIllegalAscii(String text) {
        boolean illegal = false;
        for (int at = 0; at < text.length() && !illegal; at++) {
            char octet = text.charAt(at);
            illegal = octet == 0 || octet == '\r' || octet >= 0x80;
        }
        return illegal;
    }

    private static int escapes(String text) {
        int count = 0;
        for (int at = text.indexOf(ESCAPE); at >= 0; at = text.indexOf(ESCAPE, at + 1)) {
            count += isEscape(text, at) ? 1 : 0;
        }
        return count;
    }

    private static boolean isEscape(String text, int at) {
        int end = at + ESCAPE_LENGTH - 1;
        if (end >= text.length() || text.charAt(end) != ';') {
            return false;
        }
        return text.substring(at + ESCAPE.length(), end).chars().allMatch(PlainTextFacts::isHex);
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }
}
