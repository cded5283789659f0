package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.MimePart;

/** How the contents in quoted-printable of a message are written. Read once; then immutable. */
final class QuotedPrintableFacts {
    /** Two more than RFC 2045 allows, with the newline. */
    private static final int MAX_LINE = 79;

    private int octets;
    private int needless;
    private boolean longLine;

    private QuotedPrintableFacts() {}

    static QuotedPrintableFacts of(CheckedMessage message) {
        return message.facts(QuotedPrintableFacts.class, QuotedPrintableFacts::read);
    }

    private static QuotedPrintableFacts read(MessageTexts texts) {
        QuotedPrintableFacts facts = new QuotedPrintableFacts();
        texts.parts().stream()
                .filter(part -> part.isLeaf() && part.encoding().equals("quoted-printable"))
                .map(MimePart::raw)
                .forEach(facts::add);
        return facts;
    }

    boolean isEmpty() {
        return octets == 0;
    }

    /** How many characters are encoded without need. */
    int needless() {
        return needless;
    }

    boolean longLine() {
        return longLine;
    }

    double ratio() {
        return octets == 0 ? 0 : (double) needless / octets;
    }

    private void add(String content) {
        Lines.of(content).forEach((start, end) -> {
            if (!content.startsWith("SPAM: ", start)) {
                longLine |= end - start > MAX_LINE;
                octets += end - start;
                needless += needless(content, start, end);
            }
        });
    }

    /** White space at the end of a line needs its code. Looks no further than the line, of which there may be many. */
    private static int needless(String content, int start, int end) {
        int codes = 0;
        for (int at = start; at + 2 < end; at++) {
            boolean needless = content.charAt(at) == '=' && isNeedless(content.charAt(at + 1), content.charAt(at + 2));
            codes += needless ? 1 : 0;
        }
        int last = end;
        while (last > start && Lines.isSpace(content.charAt(last - 1))) {
            last--;
        }
        while (codes > 0 && last - 3 >= start && isSpace(content, last - 3)) {
            codes--;
            last -= 3;
        }
        return codes;
    }

    private static boolean isSpace(String content, int at) {
        return content.startsWith("=20", at) || content.startsWith("=09", at);
    }

    private static boolean isNeedless(char high, char low) {
        boolean hex = (low >= '0' && low <= '9') || (low >= 'A' && low <= 'F');
        return switch (high) {
            case '0' -> low == '9';
            case '2', '4', '5', '6' -> hex;
            case '3' -> hex && low != 'D';
            case '7' -> hex && low != 'F';
            default -> false;
        };
    }
}
