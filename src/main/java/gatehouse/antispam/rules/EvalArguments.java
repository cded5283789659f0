package gatehouse.antispam.rules;

import java.util.ArrayList;
import java.util.List;

/** Reads the arguments of an eval rule: quoted text, or words and numbers, between commas. Static functions only. */
final class EvalArguments {
    private static final int MAX_ARGUMENTS = 20;

    private EvalArguments() {}

    static List<String> parse(String text) throws RuleSyntaxException {
        List<String> arguments = new ArrayList<>();
        int at = skip(text, 0, " \t");
        while (at < text.length()) {
            int end = isQuote(text.charAt(at)) ? endOfQuoted(text, at) : endOfWord(text, at);
            arguments.add(unquoted(text.substring(at, end)));
            at = skip(text, end, " \t");
            if (arguments.size() > MAX_ARGUMENTS || (at < text.length() && text.charAt(at) != ',')) {
                throw wrong(text);
            }
            at = skip(text, at, " \t,");
        }
        return arguments;
    }

    private static int skip(String text, int from, String skipped) {
        int at = from;
        while (at < text.length() && skipped.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char next) {
        return next == '\'' || next == '"';
    }

    private static int endOfQuoted(String text, int from) throws RuleSyntaxException {
        boolean escaped = false;
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == text.charAt(from) && !escaped) {
                return at + 1;
            }
            escaped = text.charAt(at) == '\\' && !escaped;
        }
        throw wrong(text);
    }

    private static int endOfWord(String text, int from) throws RuleSyntaxException {
        int at = from;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw wrong(text);
        }
        return at;
    }

    private static boolean isOfWord(char next) {
        return next < 0x7F && (Character.isLetterOrDigit(next) || "_.:-+".indexOf(next) >= 0);
    }

    private static String unquoted(String argument) {
        return isQuote(argument.charAt(0)) ? argument.substring(1, argument.length() - 1) : argument;
    }

    private static RuleSyntaxException wrong(String text) {
        return new RuleSyntaxException("not an eval rule's arguments: " + Excerpt.of(text));
    }
}
