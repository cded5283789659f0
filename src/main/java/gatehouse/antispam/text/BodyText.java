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

    /** The subject is the decoded value with its newline, or a newline. */
    static List<String> lines(String subject, List<String> parts) {
        StringBuilder text = new StringBuilder(subject);
        for (String part : parts) {
            text.append(text.length() == 0 ? "" : "\n").append(part);
        }
        return split(paragraphs(text));
    }

    /** At most 50,000, cut at a newline or space where one is near. */
    static String bounded(String part) {
        if (part.length() <= MAX_PART) {
            return part;
        }
        int newline = part.lastIndexOf('\n', MAX_PART - 1);
        int space = part.lastIndexOf(' ', MAX_PART - 1);
        int cut = newline >= MAX_PART - CUT_WITHIN ? newline : space;
        return part.substring(0, cut >= MAX_PART - CUT_WITHIN ? cut : MAX_PART);
    }

    /** White space with two newlines or more in it ends a paragraph; other white space becomes one space. */
    private static String paragraphs(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (Octets.isSpace(c)) {
                i = whiteSpace(text, i, out);
            } else {
                out.append(c == 0 ? '\n' : c);
                i++;
            }
        }
        return out.toString();
    }

    private static int whiteSpace(CharSequence text, int start, StringBuilder out) {
        int first = -1;
        int last = -1;
        int end = start;
        while (end < text.length() && Octets.isSpace(text.charAt(end))) {
            if (text.charAt(end) == '\n') {
                first = first < 0 ? end : first;
                last = end;
            }
            end++;
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
            while (end - at > MimeTree.MAX_LINE) {
                int space = text.lastIndexOf(' ', at + MimeTree.MAX_LINE);
                int cut = space < at ? at + MimeTree.MAX_LINE : space + 1;
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
