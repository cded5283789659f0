package gatehouse.antispam.checks;

import gatehouse.antispam.text.HeaderQuery;
import gatehouse.antispam.text.HtmlFacts;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The functions of SpamAssassin's plugin HTMLEval. Each asks about one HTML part, and hits when the answer is yes for any of
 * them. A fact of a part is named by its first argument, see {@link HtmlFacts}. Static functions only.
 */
final class HtmlChecks {
    private HtmlChecks() {}

    static Map<String, CheckMaker> makers() {
        return Map.ofEntries(
                Map.entry("html_test", HtmlChecks::test),
                Map.entry("html_eval", HtmlChecks::comparison),
                Map.entry("html_range", HtmlChecks::range),
                Map.entry("html_tag_exists", HtmlChecks::tagExists),
                Map.entry("html_tag_balance", HtmlChecks::tagBalance),
                Map.entry("html_text_match", HtmlChecks::textMatches),
                Map.entry("html_text_not_match", HtmlChecks::textDoesNotMatch),
                Map.entry("html_title_subject_ratio", HtmlChecks::titleSubjectRatio),
                Map.entry("html_image_only", HtmlChecks::imageOnly),
                Map.entry("html_image_ratio", HtmlChecks::imageRatio),
                Map.entry("html_charset_faraway", arguments -> message -> 0),
                Map.entry("check_iframe_src", arguments -> anyPart(facts -> isSet(facts, "iframe_src"))));
    }

    private static Check anyPart(Predicate<HtmlFacts> holds) {
        return Check.when(message -> message.texts().html().stream().anyMatch(holds));
    }

    private static Check test(List<String> arguments) {
        String name = argument(arguments, 0);
        return anyPart(facts -> isSet(facts, name) || !facts.texts(name).isEmpty());
    }

    private static boolean isSet(HtmlFacts facts, String name) {
        return facts.number(name).orElse(0) != 0;
    }

    private static Check comparison(List<String> arguments) {
        String name = argument(arguments, 0);
        Comparison comparison = Comparison.parse(argument(arguments, 1));
        return anyPart(facts -> holds(facts.number(name), comparison::holds));
    }

    private static Check range(List<String> arguments) {
        String name = argument(arguments, 0);
        Interval interval = interval(arguments, 1);
        return anyPart(facts -> holds(facts.number(name), interval::contains));
    }

    private static boolean holds(OptionalDouble number, Predicate<Double> predicate) {
        return number.isPresent() && predicate.test(number.getAsDouble());
    }

    private static Check tagExists(List<String> arguments) {
        String tag = argument(arguments, 0);
        return anyPart(facts -> facts.open(tag).isPresent());
    }

    private static Check tagBalance(List<String> arguments) {
        String tag = argument(arguments, 0);
        Comparison comparison = Comparison.parse(argument(arguments, 1));
        return anyPart(facts -> {
            OptionalInt open = facts.open(tag);
            return open.isPresent() && comparison.holds(open.getAsInt());
        });
    }

    private static Check textMatches(List<String> arguments) {
        String name = argument(arguments, 0);
        TextPattern pattern = TextPattern.parse(argument(arguments, 1));
        return anyPart(facts -> pattern.matchesAny(facts.texts(name)));
    }

    private static Check textDoesNotMatch(List<String> arguments) {
        String name = argument(arguments, 0);
        TextPattern pattern = TextPattern.parse(argument(arguments, 1));
        return anyPart(facts -> !pattern.matchesAll(facts.texts(name)));
    }

    /** Whether a title is so many times as long as the subject, of which the line end counts. */
    private static Check titleSubjectRatio(List<String> arguments) {
        double ratio = Interval.number(argument(arguments, 0));
        HeaderQuery query = HeaderQuery.parse("Subject");
        return Check.when(message -> message.texts()
                .header(query)
                .filter(subject -> longest(message) / subject.length > ratio)
                .isPresent());
    }

    private static double longest(CheckedMessage message) {
        return message.texts().html().stream()
                .flatMap(facts -> facts.texts("title").stream())
                .mapToDouble(HtmlChecks::characters)
                .max()
                .orElse(-1);
    }

    private static long characters(String utf8) {
        return utf8.chars().filter(octet -> (octet & 0xc0) != 0x80).count();
    }

    /** Whether there is an image, and the page's source is of this length. */
    private static Check imageOnly(List<String> arguments) {
        Interval interval = interval(arguments, 0);
        return anyPart(facts -> facts.open("img").isPresent() && holds(facts.number("length"), interval::contains));
    }

    /** How many characters there are for each pixel of the images. */
    private static Check imageRatio(List<String> arguments) {
        Interval interval = interval(arguments, 0);
        return anyPart(facts -> {
            double area = facts.number("image_area").orElse(0);
            return area > 0 && interval.contains(facts.number("non_space_len").orElse(0) / area);
        });
    }

    private static Interval interval(List<String> arguments, int first) {
        String least = argument(arguments, first);
        return Interval.of(least, arguments.size() > first + 1 ? arguments.get(first + 1) : "inf");
    }

    private static String argument(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("argument " + (index + 1) + " is missing");
        }
        return arguments.get(index);
    }
}
