package gatehouse.antispam.checks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Checks of a message's text: its length, its lines, what its alternatives say. */
final class BodyChecks {
    private static final int SHORT_LINE = 5;

    private BodyChecks() {}

    static Map<String, CheckMaker> makers() {
        return Map.of(
                "multipart_alternative_difference", BodyChecks::difference,
                "multipart_alternative_difference_count", BodyChecks::differenceCount,
                "check_blank_line_ratio", BodyChecks::blankLines,
                "tvd_vertical_words", BodyChecks::spaces,
                "check_stock_info", BodyChecks::stockLabels,
                "check_body_length", BodyChecks::bodyLength,
                "plaintext_body_length", arguments -> signature(arguments, Signature::text),
                "plaintext_sig_length", arguments -> signature(arguments, Signature::signature),
                "plaintext_body_sig_ratio", arguments -> signature(arguments, Signature::ratio));
    }

    private static Check difference(List<String> arguments) {
        double above = Arguments.number(arguments, 0);
        double max = Limit.upper(arguments, 1);
        return Check.when(message -> {
            double percentage = AlternativeDifference.of(message).percentage();
            return (above == 0 || percentage > above) && percentage <= max;
        });
    }

    private static Check differenceCount(List<String> arguments) {
        double ratio = Arguments.number(arguments, 0);
        double minimum = Arguments.number(arguments, 1);
        return Check.when(message -> {
            AlternativeDifference words = AlternativeDifference.of(message);
            return words.htmlWords() > minimum && words.textWords() > ratio * words.htmlWords();
        });
    }

    private static Check blankLines(List<String> arguments) {
        double above = Arguments.number(arguments, 0);
        double max = Arguments.number(arguments, 1);
        double minimum = Limit.of(arguments, 2, 1);
        return Check.when(message -> {
            double percentage = BlankLines.of(message).percentage(minimum);
            return (above == 0 || percentage > above) && percentage <= max;
        });
    }

    /** The highest percentage of spaces, to the other characters of a line. */
    private static Check spaces(List<String> arguments) {
        double min = Arguments.number(arguments, 0);
        double max = Arguments.number(arguments, 1);
        return Check.when(message -> {
            int highest = message.texts().body().stream()
                    .mapToInt(BodyChecks::spaces)
                    .max()
                    .orElse(-1);
            return highest >= min && (highest < max || max >= 100);
        });
    }

    private static int spaces(byte[] line) {
        if (line.length <= SHORT_LINE) {
            return -1;
        }
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int spaces = (int) text.chars().filter(c -> c == ' ').count();
        int others = line.length - spaces;
        return spaces > others ? 100 : 100 * spaces / others;
    }

    private static Check stockLabels(List<String> arguments) {
        double min = Arguments.number(arguments, 0);
        return Check.when(message -> StockLabels.of(message).count() >= min);
    }

    private static Check bodyLength(List<String> arguments) {
        double max = Arguments.number(arguments, 0);
        return Check.when(message -> message.texts().bodyLength() <= max);
    }

    private static Check signature(List<String> arguments, ToDoubleFunction<Signature> value) {
        double min = Arguments.number(arguments, 0);
        double max = Limit.upper(arguments, 1);
        return Check.when(message -> {
            Signature signature = Signature.of(message);
            double number = value.applyAsDouble(signature);
            return signature.isPresent() && number >= min && number <= max;
        });
    }
}
