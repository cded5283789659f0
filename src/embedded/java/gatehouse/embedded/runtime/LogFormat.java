package gatehouse.embedded.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats the text of {@code AddInLogMessageText} as the server does: it is a printf format, for which a Java add-in has
 * no arguments. So a specifier reads what happens to be on the stack; only {@code %%} is safe.
 *
 * @param text with rubbish in place of each specifier
 * @param specifiers how many there were; more than none is a misuse, more than six a crash
 */
record LogFormat(String text, int specifiers) {
    static final int MAX_SPECIFIERS = 6;
    private static final Pattern SPECIFIER =
            Pattern.compile("%(?:%|[-+ #0]*\\d*(?:\\.\\d*)?(?:hh|h|ll|l|L|z)?[a-zA-Z]?)");

    static LogFormat format(String format) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = SPECIFIER.matcher(format);
        int specifiers = 0;
        while (matcher.find()) {
            boolean percent = matcher.group().equals("%%");
            specifiers += percent ? 0 : 1;
            matcher.appendReplacement(text, percent ? "%" : "(rubbish)");
        }
        return new LogFormat(matcher.appendTail(text).toString(), specifiers);
    }
}
