package gatehouse.antispam.match;

import java.util.Map;

/** Reads a bracketed class, whose opening bracket has been taken. Confined to the thread that parses. */
final class ClassParser {
    private static final Map<String, ByteSet> POSIX = Map.ofEntries(
            Map.entry("alpha", ByteSet.ALPHA),
            Map.entry("digit", ByteSet.DIGIT),
            Map.entry("alnum", ByteSet.ALNUM),
            Map.entry("upper", ByteSet.UPPER),
            Map.entry("lower", ByteSet.LOWER),
            Map.entry("space", ByteSet.SPACE),
            Map.entry("blank", ByteSet.of(' ').union(ByteSet.of('\t'))),
            Map.entry("punct", ByteSet.where(b -> b > ' ' && b < 0x7F && !ByteSet.ALNUM.contains(b))),
            Map.entry("graph", ByteSet.range(0x21, 0x7E)),
            Map.entry("print", ByteSet.range(0x20, 0x7E)),
            Map.entry("cntrl", ByteSet.where(b -> b < ' ' || b == 0x7F)),
            Map.entry("xdigit", ByteSet.where(b -> b < 0x80 && Character.digit(b, 16) >= 0)),
            Map.entry("word", ByteSet.WORD),
            Map.entry("ascii", ByteSet.range(0, 0x7F)));

    /** No range starts here: the member was a set of several bytes. */
    private static final int NO_START = -1;

    private final Cursor cursor;
    private final Escapes escapes;
    private final Flags flags;
    private ByteSet bytes = ByteSet.NONE;
    /** The last member that was one character, the possible start of a range. */
    private int start = NO_START;

    ClassParser(Cursor cursor, Flags flags) {
        this.cursor = cursor;
        this.escapes = new Escapes(cursor);
        this.flags = flags;
    }

    ByteSet parse() throws PatternException {
        boolean negated = cursor.take("^");
        do {
            member();
        } while (!cursor.at(']'));
        cursor.next();
        return negated ? bytes.complement() : bytes;
    }

    private void member() throws PatternException {
        int opening = cursor.position();
        char c = cursor.next();
        if (c == '[' && (cursor.at(':') || cursor.at('.') || cursor.at('='))) {
            bracketedOrLiteral(opening);
        } else if (c == '\\') {
            escape();
        } else if (c == '-' && start != NO_START && !cursor.at(']')) {
            range();
        } else if (!flags.extendedClasses() || (c != ' ' && c != '\t')) {
            single(c);
        }
    }

    private void escape() throws PatternException {
        char letter = cursor.next();
        var shorthand = Escapes.shorthand(letter);
        if (shorthand.isPresent()) {
            several(shorthand.get());
        } else {
            single(escaped(letter));
        }
    }

    private int escaped(char letter) throws PatternException {
        return letter == 'b' ? '\b' : escapes.codePoint(letter);
    }

    private void range() throws PatternException {
        int first = start;
        int place = cursor.position();
        char c = cursor.next();
        boolean set = (c == '[' && cursor.at(':'))
                || (c == '\\' && Escapes.shorthand(cursor.peek()).isPresent());
        if (set) {
            // As Perl does: "[a-\d]" is a, hyphen and the digits.
            cursor.moveTo(place);
            single('-');
            return;
        }
        int last = c == '\\' ? escaped(cursor.next()) : c;
        if (last < first) {
            throw cursor.error("range in class ends before it starts");
        }
        add(first, last);
        start = NO_START;
    }

    private void single(int codePoint) {
        add(codePoint, codePoint);
        start = codePoint;
    }

    private void add(int first, int last) {
        ByteSet range = ByteSet.range(first, last);
        bytes = bytes.union(flags.ignoreCase() ? range.ignoringCase() : range);
        if (flags.ignoreCase() && last > 0xFF) {
            bytes = bytes.union(CaseFold.bytesOf(first, last));
        }
    }

    private void several(ByteSet set) {
        bytes = bytes.union(set);
        start = NO_START;
    }

    private void bracketedOrLiteral(int opening) throws PatternException {
        char kind = cursor.next();
        String letters = cursor.run("^abcdefghijklmnopqrstuvwxyz");
        if (!cursor.take(kind + "]")) {
            cursor.moveTo(opening + 1);
            single('[');
        } else if (kind == ':') {
            several(posix(letters));
        } else {
            throw cursor.error("unsupported [" + kind + letters + kind + "]");
        }
    }

    private ByteSet posix(String letters) throws PatternException {
        boolean negated = letters.startsWith("^");
        String name = negated ? letters.substring(1) : letters;
        if (!POSIX.containsKey(name)) {
            throw cursor.error("unknown class [:" + letters + ":]");
        }
        ByteSet named = flags.ignoreCase() ? POSIX.get(name).ignoringCase() : POSIX.get(name);
        return negated ? named.complement() : named;
    }
}
