package gatehouse.antispam.match;

import java.util.Optional;

/** Reads what follows a backslash and means the same inside and outside of a class. Stateless apart from its cursor. */
final class Escapes {
    private static final String CONTROL = "tnrfea";
    private static final String CONTROL_VALUES = "\t\n\r\f\u001B\u0007";
    private final Cursor cursor;

    Escapes(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The set named by a letter such as {@code d}, or nothing if it names none. */
    static Optional<ByteSet> shorthand(char letter) {
        return switch (letter) {
            case 'd' -> Optional.of(ByteSet.DIGIT);
            case 'D' -> Optional.of(ByteSet.DIGIT.complement());
            case 'w' -> Optional.of(ByteSet.WORD);
            case 'W' -> Optional.of(ByteSet.WORD.complement());
            case 's' -> Optional.of(ByteSet.SPACE);
            case 'S' -> Optional.of(ByteSet.SPACE.complement());
            case 'h' -> Optional.of(ByteSet.HORIZONTAL);
            case 'H' -> Optional.of(ByteSet.HORIZONTAL.complement());
            case 'v' -> Optional.of(ByteSet.VERTICAL);
            case 'V' -> Optional.of(ByteSet.VERTICAL.complement());
            default -> Optional.empty();
        };
    }

    /** The code point of a character escape whose letter has been taken. An unknown letter stands for itself, as in Perl. */
    int codePoint(char letter) throws PatternException {
        int control = CONTROL.indexOf(letter);
        if (control >= 0) {
            return CONTROL_VALUES.charAt(control);
        }
        return switch (letter) {
            case 'x' -> hexadecimal();
            case 'o' -> number(braced(), 8);
            case 'N' -> named();
            case 'c' -> Character.toUpperCase(cursor.next()) ^ 0x40;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(letter);
            case 'p', 'P', 'X' -> throw cursor.error("unsupported escape \\" + letter);
            default -> letter;
        };
    }

    private int octal(char first) throws PatternException {
        return number(first + cursor.digits(8, 2), 8);
    }

    private int hexadecimal() throws PatternException {
        return cursor.at('{') ? number(braced(), 16) : number(cursor.digits(16, 2), 16);
    }

    private int named() throws PatternException {
        String name = braced();
        if (!name.startsWith("U+")) {
            throw cursor.error("unsupported escape \\N{" + name + "}");
        }
        return number(name.substring(2), 16);
    }

    private String braced() throws PatternException {
        if (!cursor.take("{")) {
            throw cursor.error("missing {");
        }
        return cursor.until("}").trim();
    }

    private int number(String digits, int radix) throws PatternException {
        try {
            int value = digits.isEmpty() ? 0 : Integer.parseInt(digits.replace("_", ""), radix);
            if (value < 0 || value > Character.MAX_CODE_POINT) {
                throw cursor.error("no character " + digits);
            }
            return value;
        } catch (NumberFormatException e) {
            PatternException refused = cursor.error("no number: " + digits);
            refused.initCause(e);
            throw refused;
        }
    }
}
