package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The mailboxes of an address field, read in one pass and leniently. For one thread. */
final class Mailboxes {
    private static final int MAX = 1_000;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private final String value;
    private final List<Mailbox> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private String address = "";
    private String comment = "";
    private int at;

    private Mailboxes(String value) {
        this.value = value;
    }

    /**
     * A mailbox.
     *
     * @param address without brackets, or nothing
     * @param name for display, or nothing
     */
    record Mailbox(String address, String name) {}

    static List<Mailbox> parse(String value) {
        return new Mailboxes(value).parse();
    }

    private List<Mailbox> parse() {
        while (at < value.length() && found.size() < MAX) {
            char c = value.charAt(at);
            switch (c) {
                case '"' -> phrase.append(quoted('"'));
                case '(' -> comment = quoted(')');
                case '<' -> address = Octets.trim(quoted('>'));
                case ',', ';' -> finish();
                default -> {
                    phrase.append(c == '\n' ? ' ' : c);
                    at++;
                }
            }
        }
        finish();
        return found;
    }

    /** The text up to the closing character; a backslash takes the next one as it is. */
    private String quoted(char close) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < value.length() && value.charAt(at) != close) {
            if (value.charAt(at) == '\\' && close == '"' && at + 1 < value.length()) {
                at++;
            }
            text.append(value.charAt(at++));
        }
        at++;
        return text.toString();
    }

    private void finish() {
        at++;
        String text = Octets.trim(SPACES.matcher(phrase).replaceAll(" "));
        if (address.isEmpty() && text.contains("@")) {
            add(text.substring(text.lastIndexOf(' ') + 1), comment);
        } else if (!address.isEmpty() || !text.isEmpty()) {
            add(address, text.isEmpty() ? comment : text);
        }
        phrase.setLength(0);
        address = "";
        comment = "";
    }

    private void add(String mailbox, String name) {
        found.add(new Mailbox(mailbox, unquoted(Octets.trim(name))));
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() >= 2 && name.startsWith("'") && name.endsWith("'");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
