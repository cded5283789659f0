package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.ItemValue.Rfc822Text;
import gatehouse.embedded.nsf.ItemValue.Text;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import java.util.List;
import java.util.function.Predicate;
import lotus.domino.NotesException;

/**
 * Selection formulas, a small part of them: {@code SELECT @All}, {@code Item = "text"}, {@code Item != "text"},
 * {@code &}, {@code |}, parentheses. Anything else is refused rather than guessed. An item equals a text when one of its
 * values does; an absent item equals the empty text.
 */
final class Formula {
    private static final int MAX_DEPTH = 100;

    private final String text;
    private int position;
    private int depth;

    private Formula(String text) {
        this.text = text;
    }

    static Predicate<Note> parse(String text) throws NotesException {
        Formula formula = new Formula(text);
        formula.takeWord("SELECT");
        Predicate<Note> filter = formula.any();
        formula.take(";");
        if (!formula.rest().isEmpty()) {
            throw formula.invalid();
        }
        return filter;
    }

    private Predicate<Note> any() throws NotesException {
        Predicate<Note> filter = all();
        while (take("|")) {
            filter = filter.or(all());
        }
        return filter;
    }

    private Predicate<Note> all() throws NotesException {
        Predicate<Note> filter = term();
        while (take("&")) {
            filter = filter.and(term());
        }
        return filter;
    }

    private Predicate<Note> term() throws NotesException {
        if (take("(")) {
            if (++depth > MAX_DEPTH) {
                throw invalid();
            }
            Predicate<Note> filter = any();
            depth--;
            expect(")");
            return filter;
        }
        return takeWord("@All") ? note -> true : comparison();
    }

    private Predicate<Note> comparison() throws NotesException {
        String item = name();
        boolean negated = take("!=");
        if (!negated) {
            expect("=");
        }
        String value = literal();
        return note -> negated != equals(note, item, value);
    }

    private static boolean equals(Note note, String item, String value) {
        return note.first(item)
                .map(NoteItem::value)
                .map(Formula::texts)
                .orElse(List.of(""))
                .contains(value);
    }

    private static List<String> texts(Object value) {
        if (value instanceof Text text) {
            return text.values().isEmpty() ? List.of("") : text.values();
        }
        return value instanceof Rfc822Text header ? List.of(Values.text(header)) : List.of();
    }

    private String name() throws NotesException {
        int end = position();
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || isNameSign(text.charAt(end)))) {
            end++;
        }
        String name = text.substring(position, end);
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            throw invalid();
        }
        position = end;
        return name;
    }

    private static boolean isNameSign(char sign) {
        return sign == '_' || sign == '$';
    }

    private String literal() throws NotesException {
        expect("\"");
        StringBuilder literal = new StringBuilder();
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\') {
                position++;
            }
            literal.append(position < text.length() ? text.charAt(position) : "");
            position++;
        }
        if (position >= text.length()) {
            throw invalid();
        }
        position++;
        return literal.toString();
    }

    private boolean takeWord(String word) {
        String rest = rest();
        boolean isThere = rest.regionMatches(true, 0, word, 0, word.length())
                && (rest.length() == word.length() || !Character.isLetterOrDigit(rest.charAt(word.length())));
        position += isThere ? word.length() : 0;
        return isThere;
    }

    private boolean take(String sign) {
        boolean isThere = rest().startsWith(sign);
        position += isThere ? sign.length() : 0;
        return isThere;
    }

    private void expect(String sign) throws NotesException {
        if (!take(sign)) {
            throw invalid();
        }
    }

    private String rest() {
        return text.substring(position());
    }

    /** After white space. */
    private int position() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    private NotesException invalid() {
        return new NotesException(
                Errors.INVALID_FORMULA, "Formula is invalid or not supported, at " + position + ": " + text);
    }
}
