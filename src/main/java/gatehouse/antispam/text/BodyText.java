package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that body rules see: the subject, then paragraphs of rendered text with white space run together, each at most
 * 2,048 octets.
 */
final class BodyText {
    private static final int MAX_PART = 50_000;
    private static final int CUT_WITHIN = 1_024;

    private BodyText() {}

    /** The subject is the decoded value with its newline, or a newline; an encoded one may have more lines. */
    static List<String> lines(String subject, List<String> parts) {
        List<String> lines = split(subject);
        lines.addAll(paragraphs(parts));
        return lines;
    }

    /** The same without a subject. */
    static List<String> paragraphs(List<String> parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            joined.append(joined.length() > 0 ? "\n" : "").append(part);
        }
        return split(paragraphs(joined.toString()));
    }

    /** At most 50,000 characters, and up to the newline or space behind them where one is near. */
    static String bounded(String part) {
        if (part.length() <= MAX_PART) {
            return part;
        }
        String window = part.substring(MAX_PART, Math.min(part.length(), MAX_PART + CUT_WITHIN));
        int newline = window.indexOf('\n');
        int cut = newline >= 0 ? newline : window.indexOf(' ');
        return part.substring(0, MAX_PART + cut + 1);
    }

    /** White space with two newlines or more in it ends a paragraph; other white space becomes one space. */
    private static String paragraphs(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            if (WhiteSpace.length(text, i) > 0) {
                i = whiteSpace(text, i, out);
            } else {
                char c = text.charAt(i++);
                out.append(c == 0 ? '\n' : c);
            }
        }
        return out.toString();
    }

    private static int whiteSpace(String text, int start, StringBuilder out) {
        int first = -1;
        int last = -1;
        int end = start;
        for (int length = 1; length > 0; end += length) {
            length = end < text.length() ? WhiteSpace.length(text, end) : 0;
            if (length > 0 && text.charAt(end) == '\n') {
                first = first < 0 ? end : first;
                last = end;
            }
        }
        boolean paragraph = last > first;
        out.append(!paragraph || first > start ? " " : "")
                .append(paragraph ? "\n" : "")
                .append(paragraph && end > last + 1 ? " " : "");
        return end;
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Octets.lineEnd(text, at);
            while (end - at > Section.MAX_LINE) {
                int space = text.lastIndexOf(' ', at + Section.MAX_LINE);
                int cut = space < at ? at + Section.MAX_LINE : space + 1;
                lines.add(text.substring(at, cut));
                at = cut;
            }
            if (end > at) {
                lines.add(text.substring(at, end));
            }
            at = end;
        }
        return lines;
    }
}
