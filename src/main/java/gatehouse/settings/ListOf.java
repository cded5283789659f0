package gatehouse.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A list of values; each that cannot be used is left out, so that one slip of the pen does not undo the others. An empty
 * list is written {@code none}.
 */
record ListOf<T>(Scalar<T> element, boolean mayBeEmpty) implements ValueType<List<T>> {
    private static final int MAX_VALUES = 1_000;
    private static final String NONE = "none";

    @Override
    public Optional<List<T>> parse(List<String> values, BiConsumer<String, String> refuse) {
        if (mayBeEmpty && values.size() == 1 && values.get(0).strip().equalsIgnoreCase(NONE)) {
            return Optional.of(List.of());
        }
        if (values.size() > MAX_VALUES) {
            refuse.accept(values.get(MAX_VALUES), "and those after it are more than " + MAX_VALUES + " values");
        }
        List<T> parsed = values.stream()
                .limit(MAX_VALUES)
                .flatMap(value -> element.parse(value, refuse).stream())
                .distinct()
                .toList();
        return parsed.isEmpty() ? Optional.empty() : Optional.of(parsed);
    }

    @Override
    public String show(List<T> list) {
        return list.isEmpty() ? NONE : list.stream().map(element::show).collect(Collectors.joining(", "));
    }

    @Override
    public String bounds() {
        return "list of " + element.bounds() + (mayBeEmpty ? ", or " + NONE : "");
    }
}
