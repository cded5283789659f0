package gatehouse.antispam.text;

import java.util.regex.Pattern;

/** Whether a font's name could be one. Static functions only. */
final class HtmlFontFace {
    private static final int MAX_LENGTH = 1_000;
    private static final String END = "[a-zA-Z -]{0,100}[a-zA-Z]\\d?[\"']?";
    private static final Pattern LIST =
            Pattern.compile("\\s{0,10}[\"']?[a-zA-Z ]" + END + "(?>,\\s{0,10}+[\"']?[a-zA-Z]" + END + ")*+");

    private HtmlFontFace() {}

    /** Names of letters, spaces and dashes, with a digit at most at the end, and commas between them. */
    static boolean isPlausible(String face) {
        return face.length() <= MAX_LENGTH && LIST.matcher(face).matches();
    }
}
