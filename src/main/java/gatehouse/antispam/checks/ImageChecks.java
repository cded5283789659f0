package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Checks of attached images: how many, how large, of which name. */
final class ImageChecks {
    private ImageChecks() {}

    static Map<String, CheckMaker> makers() {
        return Map.of(
                "image_count", ImageChecks::count,
                "pixel_coverage", ImageChecks::pixels,
                "image_size_exact", ImageChecks::size,
                "image_size_range", ImageChecks::sizes,
                "image_named", ImageChecks::name,
                "image_to_text_ratio", arguments -> textRatio(arguments, MessageTexts::body));
    }

    /** Those that look at another text where a rule is one of raw bodies. */
    static Map<String, CheckMaker> rawBodyMakers() {
        return Map.of("image_to_text_ratio", arguments -> textRatio(arguments, MessageTexts::rawBody));
    }

    private static Check count(List<String> arguments) {
        String type = Arguments.text(arguments, 0);
        double min = Arguments.number(arguments, 1);
        double max = Limit.upper(arguments, 2);
        return Check.when(message -> isIn(Images.of(message).count(type), min, max));
    }

    private static Check pixels(List<String> arguments) {
        String type = Arguments.text(arguments, 0);
        double min = Arguments.number(arguments, 1);
        double max = Limit.upper(arguments, 2);
        return Check.when(message -> isIn(Images.of(message).pixels(type), min, max));
    }

    private static Check size(List<String> arguments) {
        String type = Arguments.text(arguments, 0);
        double height = Arguments.number(arguments, 1);
        double width = Arguments.number(arguments, 2);
        return Check.when(message ->
                Images.of(message).anySize(type, size -> size.height() == height && size.width() == width));
    }

    private static Check sizes(List<String> arguments) {
        String type = Arguments.text(arguments, 0);
        double minHeight = Arguments.number(arguments, 1);
        double minWidth = Arguments.number(arguments, 2);
        double maxHeight = Limit.upper(arguments, 3);
        double maxWidth = Limit.upper(arguments, 4);
        return Check.when(message -> Images.of(message)
                .anySize(
                        type,
                        size -> isIn((double) size.height(), minHeight, maxHeight)
                                && isIn((double) size.width(), minWidth, maxWidth)));
    }

    private static Check name(List<String> arguments) {
        String name = Arguments.text(arguments, 0);
        return Check.when(message -> Images.of(message).anyName(name::equals));
    }

    /** Octets of text to a pixel. */
    private static Check textRatio(List<String> arguments, Function<MessageTexts, List<byte[]>> text) {
        String type = Arguments.text(arguments, 0);
        double min = Arguments.number(arguments, 1);
        double below = Arguments.number(arguments, 2);
        return Check.when(message -> {
            double pixels = Images.of(message).pixels(type);
            double length = pixels > 0 ? length(text.apply(message.texts())) : 0;
            return length > 0 && length / pixels >= min && length / pixels < below;
        });
    }

    private static long length(List<byte[]> text) {
        return text.stream().mapToLong(line -> line.length).sum();
    }

    private static boolean isIn(double value, double min, double max) {
        return value >= min && value <= max;
    }
}
