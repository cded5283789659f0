package gatehouse.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How values of one kind are written, and within which bounds. Immutable. */
public interface ValueType<T> {
    /**
     * Empty when none of the values can be used.
     *
     * @param refuse gets each value that cannot be used, and the reason
     */
    Optional<T> parse(List<String> values, BiConsumer<String, String> refuse);

    /** As it would be written. */
    String show(T value);

    /** For the documentation: {@code 1 to 64}, {@code 1s to 30m}, {@code yes, no}. */
    String bounds();
}
