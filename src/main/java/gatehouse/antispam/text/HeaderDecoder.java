package gatehouse.antispam.text;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** From the value of a header field as sent to its text in UTF-8 octets (RFC 2047, leniently). */
final class HeaderDecoder {
    /** Fields of identifiers and traces, where {@code =?} is no encoded word. */
    private static final Set<String> VERBATIM =
            Set.of("received", "message-id", "date", "references", "in-reply-to", "mime-version");

    private HeaderDecoder() {}

    static String decode(String lowerName, String raw) {
        String unfolded = Octets.trim(unfold(raw));
        if (VERBATIM.contains(lowerName) || lowerName.startsWith("list-")) {
            return TextDecoder.octets(unfolded, "");
        }
        return unfolded.contains("=?") ? words(unfolded) : TextDecoder.octets(unfolded, "");
    }

    /** Without line ends; each run of white space at one becomes a space. */
    static String unfold(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\n' || (c == '\r' && i + 1 < raw.length() && raw.charAt(i + 1) == '\n')) {
                i = skipFold(raw, i);
                out.append(i + 1 < raw.length() ? " " : "");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int skipFold(String raw, int at) {
        int i = at;
        while (i + 1 < raw.length() && (raw.charAt(i + 1) == ' ' || raw.charAt(i + 1) == '\t')) {
            i++;
        }
        return i;
    }

    private static String words(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Run run = new Run();
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("=?", at);
            EncodedWord word = start < 0 ? EncodedWord.NONE : EncodedWord.parse(text, start);
            if (start < 0) {
                start = text.length();
            }
            if (!Octets.isBlank(text, at, start) || run.isEmpty() || word.isNone()) {
                run.flushTo(out);
                int end = word.isNone() ? Math.min(text.length(), start + 2) : start;
                out.append(TextDecoder.octets(text.substring(at, end), ""));
                at = end;
            }
            if (!word.isNone()) {
                run.add(word, out);
                at = word.end();
            }
        }
        run.flushTo(out);
        return out.toString();
    }

    /** Adjacent words of one charset, whose octets are joined before they are decoded. */
    private static final class Run {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private String charset = "";

        boolean isEmpty() {
            return charset.isEmpty();
        }

        void add(EncodedWord word, StringBuilder out) {
            if (!word.charset().equals(charset)) {
                flushTo(out);
            }
            charset = word.charset();
            octets.writeBytes(Octets.bytes(word.text()));
        }

        void flushTo(StringBuilder out) {
            if (!charset.isEmpty()) {
                out.append(TextDecoder.octets(Octets.of(octets.toByteArray()), charset));
                octets.reset();
                charset = "";
            }
        }
    }
}
