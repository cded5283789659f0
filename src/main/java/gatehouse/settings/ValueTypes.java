package gatehouse.settings;

import gatehouse.settings.AntivirusSettings.Endpoint;
import gatehouse.settings.DefinitionsSettings.Channel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values, each with its bounds. */
final class ValueTypes {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final Pattern POINTS = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");
    private static final Pattern PRINTABLE = Pattern.compile("\\P{Cntrl}+");
    private static final String NO_TEXT = "none";
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]):(\\d{1,5})");
    private static final Pattern LOCATION = Pattern.compile(
            "([A-Za-z0-9_-]{1,63}\\.){1,8}[A-Za-z0-9-]{1,63}|https?://[!-~]{1,200}/|([A-Za-z]:)?[/\\\\][!-~]{0,200}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{40}|[0-9A-F]{64}");
    private static final Unit BYTE_UNITS =
            new Unit(List.of("", "K", "M", "G"), List.of(1L, 1L << 10, 1L << 20, 1L << 30));
    private static final Unit TIME_UNITS =
            new Unit(List.of("ms", "s", "m", "h", "d"), List.of(1L, 1_000L, 60_000L, 3_600_000L, 86_400_000L));

    private ValueTypes() {}

    static Scalar<Integer> number(int min, int max) {
        return new Scalar<>(
                text -> (int) within(min, max, parseNumber(text), String::valueOf),
                String::valueOf,
                min + " to " + max);
    }

    static Scalar<Long> longNumber(long min, long max) {
        return new Scalar<>(
                text -> within(min, max, parseNumber(text), String::valueOf), String::valueOf, min + " to " + max);
    }

    /** A number with at most three decimals, as rules' scores have. */
    static Scalar<Double> points(double min, double max) {
        return new Scalar<>(
                text -> {
                    if (!POINTS.matcher(text).matches()) {
                        throw new IllegalArgumentException("is no number of points such as 5 or 7.5");
                    }
                    double value = Double.parseDouble(text);
                    if (value < min || value > max) {
                        throw new IllegalArgumentException("is not within " + plain(min) + " to " + plain(max));
                    }
                    return value;
                },
                ValueTypes::plain,
                plain(min) + " to " + plain(max));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Bytes: a number, alone or with K, M or G for powers of 1,024. */
    static Scalar<Long> bytes(long min, long max) {
        return new Scalar<>(
                text -> within(min, max, BYTE_UNITS.parse(text), BYTE_UNITS::show),
                BYTE_UNITS::show,
                BYTE_UNITS.show(min) + " to " + BYTE_UNITS.show(max));
    }

    static Scalar<Integer> intBytes(int min, int max) {
        Scalar<Long> bytes = bytes(min, max);
        return new Scalar<>(
                text -> Math.toIntExact(bytes.parser().apply(text)),
                value -> bytes.show(value.longValue()),
                bytes.bounds());
    }

    /** A number with ms, s, m, h or d. */
    static Scalar<Duration> time(String min, String max) {
        long from = TIME_UNITS.parse(min);
        long to = TIME_UNITS.parse(max);
        return new Scalar<>(
                text -> Duration.ofMillis(within(from, to, TIME_UNITS.parse(text), TIME_UNITS::show)),
                value -> TIME_UNITS.show(value.toMillis()),
                min + " to " + max);
    }

    static Scalar<Boolean> yesNo() {
        return new Scalar<>(ValueTypes::parseYesNo, value -> value ? "yes" : "no", "yes, no");
    }

    /** A constant's name in lower case, with hyphens. */
    static <E extends Enum<E>> Scalar<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String names = constants.stream().map(ValueTypes::name).collect(Collectors.joining(", "));
        return new Scalar<>(
                text -> constants.stream()
                        .filter(constant -> name(constant).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is none of " + names)),
                ValueTypes::name,
                names);
    }

    static Scalar<Endpoint> endpoint() {
        return new Scalar<>(ValueTypes::parseEndpoint, Endpoint::toString, "host:port");
    }

    /** A value or {@code none}. */
    static <T> Scalar<Optional<T>> optional(Scalar<T> type) {
        return new Scalar<>(
                text -> text.equalsIgnoreCase(NO_TEXT)
                        ? Optional.empty()
                        : Optional.of(type.parser().apply(text)),
                value -> value.map(type::show).orElse(NO_TEXT),
                type.bounds() + ", or " + NO_TEXT);
    }

    /** Where a channel is, and the fingerprints of those who may sign for it, with blanks between. */
    static Scalar<Channel> channel() {
        return new Scalar<>(
                ValueTypes::parseChannel, Channel::toString, "location, fingerprint and perhaps more fingerprints");
    }

    /** A short text as it stands, or {@code none}. */
    static Scalar<String> text(int longest) {
        return new Scalar<>(
                text -> {
                    if (text.length() > longest || !PRINTABLE.matcher(text).matches()) {
                        throw new IllegalArgumentException("is no text of at most " + longest + " characters");
                    }
                    return text.equalsIgnoreCase(NO_TEXT) ? "" : text;
                },
                text -> text.isEmpty() ? NO_TEXT : text,
                "text of at most " + longest + " characters, or " + NO_TEXT);
    }

    /** A folder's path. */
    static Scalar<String> folder() {
        return new Scalar<>(
                text -> {
                    if (!PRINTABLE.matcher(text).matches()) {
                        throw new IllegalArgumentException("is no folder");
                    }
                    return text;
                },
                text -> text,
                "folders");
    }

    /** Text of a form, in lower case. */
    static Scalar<String> lowerCase(String form, String what) {
        Pattern pattern = Pattern.compile(form);
        UnaryOperator<String> parser = text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            if (!pattern.matcher(lower).matches()) {
                throw new IllegalArgumentException("is no " + what);
            }
            return lower;
        };
        return new Scalar<>(parser, text -> text, what + "s");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean parseYesNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("is neither yes nor no");
        };
    }

    private static Endpoint parseEndpoint(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is not of the form host:port");
        }
        return new Endpoint(
                parts.group(1), (int) within(1, 65_535, Long.parseLong(parts.group(2)), port -> "port " + port));
    }

    private static Channel parseChannel(String text) {
        List<String> words = List.of(text.split("\\s+"));
        if (!LOCATION.matcher(words.get(0)).matches()) {
            throw new IllegalArgumentException(
                    "begins with no domain name, no http(s) URL that ends in a slash, and no absolute folder without blanks");
        }
        List<String> keys =
                words.stream().skip(1).map(key -> key.toUpperCase(Locale.ROOT)).toList();
        if (keys.isEmpty() || !keys.stream().allMatch(FINGERPRINT.asMatchPredicate())) {
            throw new IllegalArgumentException(
                    "names no key that may sign: a fingerprint of 40 or 64 hexadecimal digits, without blanks");
        }
        return new Channel(words.get(0), keys);
    }

    private static long parseNumber(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("is no whole number");
        }
        return Long.parseLong(text);
    }

    private static long within(long min, long max, long value, LongFunction<String> show) {
        if (value < min) {
            throw new IllegalArgumentException("is less than " + show.apply(min));
        }
        if (value > max) {
            throw new IllegalArgumentException("is more than " + show.apply(max));
        }
        return value;
    }

    /** Units of one quantity from the smallest, which is 1. */
    private record Unit(List<String> names, List<Long> factors) {
        long parse(String text) {
            String unit = text.replaceFirst("^\\d+", "").strip();
            int index = indexOf(unit);
            String number = text.substring(0, text.length() - unit.length()).strip();
            if (index < 0 || !NUMBER.matcher(number).matches()) {
                throw new IllegalArgumentException("is no whole number with one of the units " + given());
            }
            try {
                return Math.multiplyExact(Long.parseLong(number), factors.get(index));
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("is too large", e);
            }
        }

        private int indexOf(String unit) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equalsIgnoreCase(unit)) {
                    return i;
                }
            }
            return -1;
        }

        /** In the largest unit that gives a whole number. */
        String show(long value) {
            int index = names.size() - 1;
            while (index > 0 && (value == 0 || value % factors.get(index) != 0)) {
                index--;
            }
            return value / factors.get(index) + names.get(index);
        }

        private String given() {
            return names.stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
        }
    }
}
