package gatehouse.boot;

/**
 * Makes any text safe to show on the console: subjects and file names are an attacker's. Characters that move the
 * cursor, start a new line, change the direction of writing or are half a character become {@code \}{@code uXXXX}.
 */
final class ConsoleText {
    static final int MAX_LENGTH = 500;

    private ConsoleText() {}

    /** A console line: AddInLogMessageText takes it as a printf format, so each percent sign is doubled. */
    static String line(String text) {
        return visible(text).replace("%", "%%");
    }

    /** One line without control characters, cut at {@link #MAX_LENGTH}. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        cut(text).codePoints().forEach(c -> append(visible, c));
        return cut(visible.toString());
    }

    private static void append(StringBuilder visible, int codePoint) {
        if (isHarmless(codePoint)) {
            visible.appendCodePoint(codePoint);
        } else {
            visible.append(String.format("\\u%04X", codePoint));
        }
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }
}
