package gatehouse.antispam.match;

/** The text of a pattern and how far it has been read. Confined to the thread that parses. */
final class Cursor {
    private final String text;
    private int position;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    boolean at(String token) {
        return text.startsWith(token, position);
    }

    boolean at(char token) {
        return position < text.length() && text.charAt(position) == token;
    }

    boolean take(String token) {
        boolean found = at(token);
        position += found ? token.length() : 0;
        return found;
    }

    char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    char next() throws PatternException {
        if (atEnd()) {
            throw error("pattern ends too early");
        }
        return text.charAt(position++);
    }

    /** Takes the text before the next {@code end}, and the end. */
    String until(String end) throws PatternException {
        int stop = text.indexOf(end, position);
        if (stop < 0) {
            throw error("missing " + end);
        }
        String taken = text.substring(position, stop);
        position = stop + end.length();
        return taken;
    }

    /** Takes up to {@code most} digits of a radix. */
    String digits(int radix, int most) {
        int start = position;
        while (position < text.length() && position - start < most && isDigit(text.charAt(position), radix)) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Takes characters that any of {@code letters} names. */
    String run(String letters) {
        int start = position;
        while (position < text.length() && letters.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return text.substring(start, position);
    }

    /** An error at this place. */
    PatternException error(String problem) {
        return new PatternException(problem, position);
    }

    /** Only ASCII digits are digits. */
    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }
}
