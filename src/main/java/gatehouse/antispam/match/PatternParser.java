package gatehouse.antispam.match;

import gatehouse.antispam.match.Node.Anchor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Perl pattern as SpamAssassin compiles it, {@code qr/…/aa} over byte strings, where a character of the pattern is a byte.
 * What Perl knows and this does not (recursion, conditionals, code, verbs, Unicode properties) is refused by name. Nesting is
 * bounded, so that no pattern overflows the stack. One instance reads one pattern on one thread.
 */
public final class PatternParser {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_LOOKBEHIND = 255;
    private static final String LETTERS = "imsxnap";

    private final Cursor cursor;
    private final Escapes escapes;
    private final Quantifiers quantifiers;
    private final Map<String, Integer> names = new HashMap<>();
    private Flags flags;
    private int groups;
    private int highestReference;
    private int depth;

    private PatternParser(String regex, Flags flags) {
        cursor = new Cursor(regex);
        escapes = new Escapes(cursor);
        quantifiers = new Quantifiers(cursor);
        this.flags = flags;
    }

    /** Parses a pattern with the modifiers that follow its closing delimiter, such as {@code im}. */
    public static Pattern parse(String regex, String modifiers) throws PatternException {
        if (regex.length() > MAX_LENGTH) {
            throw new PatternException("pattern longer than " + MAX_LENGTH, MAX_LENGTH);
        }
        for (int i = 0; i < modifiers.length(); i++) {
            if (LETTERS.indexOf(modifiers.charAt(i)) < 0) {
                throw new PatternException("unsupported modifier " + modifiers.charAt(i), regex.length());
            }
        }
        return new PatternParser(regex, Flags.NONE.with(modifiers, true)).pattern();
    }

    private Pattern pattern() throws PatternException {
        Node root = alternation();
        if (!cursor.atEnd()) {
            throw cursor.error("unmatched )");
        }
        if (highestReference > groups) {
            throw cursor.error("reference to group " + highestReference + ", which does not exist");
        }
        return new Pattern(root, groups, names);
    }

    /** Flags set inside hold to the end of the enclosing group, across its branches. */
    private Node alternation() throws PatternException {
        if (++depth > MAX_DEPTH) {
            throw cursor.error("nested deeper than " + MAX_DEPTH);
        }
        Flags outer = flags;
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(branch());
        } while (cursor.take("|"));
        flags = outer;
        depth--;
        return branches.size() == 1 ? branches.get(0) : new Node.Alternation(branches);
    }

    private Node branch() throws PatternException {
        List<Node> nodes = new ArrayList<>();
        skipIgnored();
        while (!cursor.atEnd() && !cursor.at('|') && !cursor.at(')')) {
            Node atom = atom();
            skipIgnored();
            nodes.add(quantifiers.quantified(atom));
            skipIgnored();
        }
        return nodes.size() == 1 ? nodes.get(0) : new Node.Sequence(nodes);
    }

    /** Comments, and under /x white space and comments to the end of the line. */
    private void skipIgnored() throws PatternException {
        while (cursor.at("(?#") || (flags.extended() && (isBlank(cursor.peek()) || cursor.at('#')))) {
            if (cursor.take("(?#")) {
                cursor.until(")");
            } else if (cursor.next() == '#') {
                while (!cursor.atEnd() && cursor.next() != '\n') {}
            }
        }
    }

    private boolean isBlank(char c) {
        return !cursor.atEnd() && c < 256 && ByteSet.SPACE.contains(c);
    }

    private Node atom() throws PatternException {
        char c = cursor.next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new Node.One(new ClassParser(cursor, flags).parse());
            case '.' -> new Node.One(flags.dotAll() ? ByteSet.ALL : ByteSet.NEWLINE.complement());
            case '^' -> flags.multiLine() ? Anchor.LINE_START : Anchor.TEXT_START;
            case '$' -> flags.multiLine() ? Anchor.LINE_END : Anchor.FINAL_LINE_END;
            case '\\' -> escape();
            case '*', '+', '?' -> throw cursor.error("nothing before " + c);
            default -> character(c);
        };
    }

    private Node character(int codePoint) {
        ByteSet exact = ByteSet.of(codePoint);
        if (!flags.ignoreCase()) {
            return new Node.One(exact);
        }
        return new Node.One(
                codePoint < 256
                        ? exact.union(ByteSet.of(CaseFold.other(codePoint)))
                        : CaseFold.bytesOf(codePoint, codePoint));
    }

    private Node escape() throws PatternException {
        char letter = cursor.next();
        var shorthand = Escapes.shorthand(letter);
        if (shorthand.isPresent()) {
            return new Node.One(shorthand.get());
        }
        if (letter >= '1' && letter <= '9') {
            return numbered(letter);
        }
        return switch (letter) {
            case 'A' -> Anchor.TEXT_START;
            case 'z' -> Anchor.TEXT_END;
            case 'Z' -> Anchor.FINAL_LINE_END;
            case 'b' -> boundary(Anchor.WORD_BOUNDARY);
            case 'B' -> boundary(Anchor.NOT_WORD_BOUNDARY);
            case 'K' -> new Node.Keep();
            case 'R' -> newline();
            case 'N' -> cursor.at('{') ? character(escapes.codePoint(letter)) : notNewline();
            case 'g' -> reference(cursor.at('{') ? bracketed('{') : cursor.run("-0123456789"));
            case 'k' -> reference(bracketed(cursor.peek()));
            case 'G' -> throw cursor.error("unsupported escape \\G");
            default -> character(escapes.codePoint(letter));
        };
    }

    private Node boundary(Anchor anchor) throws PatternException {
        if (cursor.at('{')) {
            throw cursor.error("unsupported kind of boundary");
        }
        return anchor;
    }

    private static Node notNewline() {
        return new Node.One(ByteSet.NEWLINE.complement());
    }

    /** {@code \R}: CR LF, or any vertical space, without giving back. */
    private static Node newline() {
        Node pair = new Node.Sequence(List.of(new Node.One(ByteSet.of('\r')), new Node.One(ByteSet.NEWLINE)));
        return new Node.Atomic(new Node.Alternation(List.of(pair, new Node.One(ByteSet.VERTICAL))));
    }

    /** One digit is a group; more are a group only if so many have been opened, else octal. */
    private Node numbered(char first) throws PatternException {
        int place = cursor.position();
        String digits = first + cursor.digits(10, 5);
        int number = Integer.parseInt(digits);
        if (number <= 9 || number <= groups || first >= '8') {
            return backreference(number);
        }
        cursor.moveTo(place);
        return character(escapes.codePoint(first));
    }

    private String bracketed(char opening) throws PatternException {
        cursor.next();
        return switch (opening) {
            case '{' -> cursor.until("}").trim();
            case '<' -> cursor.until(">");
            case '\'' -> cursor.until("'");
            default -> throw cursor.error("missing name of a group");
        };
    }

    /** A group by number, by number counted back from here, or by name. */
    private Node reference(String name) throws PatternException {
        if (name.matches("\\d{1,5}")) {
            return backreference(Integer.parseInt(name));
        }
        if (name.matches("-\\d{1,5}")) {
            return backreference(groups + 1 + Integer.parseInt(name));
        }
        if (!names.containsKey(name)) {
            throw cursor.error("no group " + name + " before this");
        }
        return backreference(names.get(name));
    }

    private Node backreference(int number) throws PatternException {
        if (number < 1) {
            throw cursor.error("no group " + number);
        }
        highestReference = Math.max(highestReference, number);
        return new Node.Backreference(number, flags.ignoreCase());
    }

    private Node group() throws PatternException {
        if (cursor.at('*')) {
            throw cursor.error("unsupported verb");
        }
        if (!cursor.take("?")) {
            return flags.noCapture() ? closed(alternation()) : capture();
        }
        int kind = cursor.position();
        return switch (cursor.next()) {
            case ':' -> closed(alternation());
            case '>' -> new Node.Atomic(closed(alternation()));
            case '=' -> look(false, false);
            case '!' -> look(false, true);
            case '<' -> lookbehindOrName();
            case '\'' -> named("'");
            case 'P' -> python();
            case '|' -> throw cursor.error("unsupported branch reset (?|");
            case '(' -> throw cursor.error("unsupported conditional (?(");
            case '{', '?' -> throw cursor.error("unsupported code (?{");
            case 'R', '&', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                throw cursor.error("unsupported recursion");
            default -> flagged(kind);
        };
    }

    private Node capture() throws PatternException {
        int number = ++groups;
        return new Node.Group(closed(alternation()), number);
    }

    private Node closed(Node body) throws PatternException {
        if (!cursor.take(")")) {
            throw cursor.error("missing )");
        }
        return body;
    }

    private Node look(boolean behind, boolean negative) throws PatternException {
        Node body = closed(alternation());
        if (behind && Widths.most(body) > MAX_LOOKBEHIND) {
            throw cursor.error("lookbehind longer than " + MAX_LOOKBEHIND);
        }
        return new Node.Look(body, behind, negative);
    }

    private Node lookbehindOrName() throws PatternException {
        if (cursor.take("=")) {
            return look(true, false);
        }
        return cursor.take("!") ? look(true, true) : named(">");
    }

    private Node python() throws PatternException {
        if (cursor.take("<")) {
            return named(">");
        }
        if (cursor.take("=")) {
            return reference(cursor.until(")"));
        }
        throw cursor.error("unsupported recursion");
    }

    /** Of groups with one name, the first is what a reference means. */
    private Node named(String end) throws PatternException {
        String name = cursor.until(end);
        if (!name.matches("[A-Za-z_]\\w*")) {
            throw cursor.error("no name of a group: " + name);
        }
        names.putIfAbsent(name, groups + 1);
        return capture();
    }

    /** {@code (?i)}, {@code (?i-s:…)} and {@code (?^aa:…)}. */
    private Node flagged(int start) throws PatternException {
        cursor.moveTo(start);
        boolean reset = cursor.take("^");
        String on = cursor.run(LETTERS);
        String off = !reset && cursor.take("-") ? cursor.run(LETTERS) : "";
        Flags inner = (reset ? Flags.NONE : flags).with(on, true).with(off, false);
        if (cursor.take(")")) {
            flags = inner;
            return Node.EMPTY;
        }
        if (!cursor.take(":")) {
            throw cursor.error("unsupported group (?" + cursor.peek());
        }
        Flags outer = flags;
        flags = inner;
        Node body = closed(alternation());
        flags = outer;
        return body;
    }
}
