package gatehouse.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A single value.
 *
 * @param parser gives the reason as the message of an {@link IllegalArgumentException}
 * @param writer the inverse of the parser
 */
record Scalar<T>(Function<String, T> parser, Function<T, String> writer, String bounds) implements ValueType<T> {
    /** More than a host's name or a path can have. */
    private static final int MAX_LENGTH = 300;

    @Override
    public Optional<T> parse(List<String> values, BiConsumer<String, String> refuse) {
        if (values.size() != 1) {
            refuse.accept(values.get(0), "is one of " + values.size() + " values where one is expected");
            return Optional.empty();
        }
        return parse(values.get(0), refuse);
    }

    Optional<T> parse(String value, BiConsumer<String, String> refuse) {
        try {
            if (value.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
            }
            return Optional.of(parser.apply(value.strip()));
        } catch (IllegalArgumentException e) {
            refuse.accept(value, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public String show(T value) {
        return writer.apply(value);
    }
}
