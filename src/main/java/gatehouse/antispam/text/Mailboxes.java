package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mailboxes of an address field as it was sent, read in one pass and leniently. Where the field stops making sense, only
 * the addresses in angle brackets are read from there on. For one thread.
 */
final class Mailboxes {
    private static final int MAX = 1_000;
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\"[^\"@]*+\"[^\\s@\"<>,;:]*+|[^\\s@<>\\[\\],;:]++)@[^\\s@<>,;:]++(?=@|$)");
    private static final Pattern BRACKETED = Pattern.compile("<([^\\s<>@]++@[^\\s<>@]++)>");

    private final String value;
    private final List<Mailbox> found = new ArrayList<>();
    private int at;

    private Mailboxes(String value) {
        this.value = value;
    }

    static List<Mailbox> parse(String value) {
        Mailboxes mailboxes = new Mailboxes(HeaderDecoder.unfold(value));
        mailboxes.read();
        return mailboxes.found;
    }

    private void read() {
        while (at < value.length() && found.size() < MAX) {
            int start = at;
            Element element = new Element();
            if (!element.read()) {
                readBracketed(start);
                return;
            }
            element.addTo(found);
        }
    }

    private void readBracketed(int start) {
        Matcher address = BRACKETED.matcher(value).region(start, value.length());
        while (address.find() && found.size() < MAX) {
            found.add(new Mailbox(address.group(1), Optional.empty()));
        }
    }

    /** What is between two separators. */
    private final class Element {
        private final StringBuilder phrase = new StringBuilder();
        private final StringBuilder verbatim = new StringBuilder();
        private final List<String> comments = new ArrayList<>();
        private String bracketed = "";
        private boolean hasBrackets;
        private boolean sane = true;

        /** False when it makes no sense. */
        boolean read() {
            skipSpaces();
            while (sane && at < value.length()) {
                char c = value.charAt(at);
                if (c == ',' || c == ';') {
                    at++;
                    break;
                }
                take(c);
            }
            return sane && (!hasBrackets || comments.size() < 2);
        }

        private void skipSpaces() {
            while (at < value.length() && Octets.isSpace(value.charAt(at))) {
                at++;
            }
        }

        private void take(char c) {
            switch (c) {
                case '"' -> takeQuoted();
                case '<' -> takeBracketed();
                case '(' -> takeComment();
                case ':' -> dropGroupName();
                default -> takeText(c);
            }
        }

        private void takeText(char c) {
            sane = !hasBrackets || Octets.isSpace(c);
            if (!hasBrackets) {
                phrase.append(c);
                verbatim.append(c);
            }
            at++;
        }

        private void takeQuoted() {
            int end = closingQuote();
            sane = end >= 0 && !hasBrackets;
            if (sane) {
                phrase.append(value.substring(at + 1, end).replace("\\", ""));
                verbatim.append(value, at, end + 1);
                at = end + 1;
            }
        }

        private int closingQuote() {
            int i = at + 1;
            while (i < value.length() && value.charAt(i) != '"') {
                i += value.charAt(i) == '\\' ? 2 : 1;
            }
            return i < value.length() ? i : -1;
        }

        private void takeBracketed() {
            int end = value.indexOf('>', at);
            sane = end >= 0;
            if (sane) {
                bracketed = hasBrackets ? bracketed : value.substring(at + 1, end);
                hasBrackets = true;
                at = end + 1;
            }
        }

        /** A comment has no other in it; a bracket that begins none is text. */
        private void takeComment() {
            int end = at + 1;
            while (end < value.length() && value.charAt(end) != '(' && value.charAt(end) != ')') {
                end++;
            }
            if (end < value.length() && value.charAt(end) == ')') {
                comments.add(value.substring(at + 1, end));
                at = end + 1;
            } else {
                takeText('(');
            }
        }

        private void dropGroupName() {
            takeText(':');
            phrase.setLength(0);
            verbatim.setLength(0);
            skipSpaces();
        }

        void addTo(List<Mailbox> mailboxes) {
            String bare = Octets.trimEnd(verbatim.toString());
            String address = address(hasBrackets ? Octets.trim(bracketed) : comments.size() < 2 ? bare : "");
            boolean named = hasBrackets ? phrase.length() > 0 : address.isEmpty() && !bare.isEmpty();
            Optional<String> name = named
                    ? Optional.of(phrase.toString())
                    : comments.stream().filter(comment -> !address.isEmpty()).findFirst();
            if (!address.isEmpty() || name.isPresent()) {
                mailboxes.add(new Mailbox(address, name));
            }
        }

        private static String address(String text) {
            Matcher address = ADDRESS.matcher(text);
            return address.lookingAt() ? address.group() : "";
        }
    }
}
