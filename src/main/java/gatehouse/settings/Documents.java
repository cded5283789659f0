package gatehouse.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The items of the settings documents that apply to one server, from the weakest document to the strongest, and what was
 * refused of them. Used by one thread.
 */
final class Documents {
    private static final int MAX_REFUSED = 1_000;

    private final List<Map<String, List<String>>> layers = new ArrayList<>();
    private final Map<String, String> items = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();

    /** Names of items are equal in any case, as in Notes; values that are blank are as good as absent. */
    void add(Map<String, List<String>> document) {
        Map<String, List<String>> layer = new LinkedHashMap<>();
        document.forEach((name, values) -> {
            layer.put(key(name), withoutBlanks(values));
            items.put(name, values.isEmpty() ? "" : values.get(0));
        });
        layers.add(layer);
    }

    static Optional<String> first(Map<String, List<String>> document, String name) {
        return document.entrySet().stream()
                .filter(item -> item.getKey().equalsIgnoreCase(name))
                .flatMap(item -> withoutBlanks(item.getValue()).stream())
                .map(String::strip)
                .findFirst();
    }

    /** From the strongest document that has a value that can be used, else the standard. */
    <T> T value(Setting<T> setting) {
        Map<String, String> reasons = new LinkedHashMap<>();
        T used = setting.standard();
        for (Map<String, List<String>> layer : layers) {
            List<String> values = layer.getOrDefault(key(setting.name()), List.of());
            if (!values.isEmpty()) {
                used = setting.type().parse(values, reasons::putIfAbsent).orElse(used);
            }
        }
        String shown = setting.type().show(used);
        reasons.forEach((value, reason) -> refuse(new Refused(setting.name(), value, reason, shown)));
        return used;
    }

    /** The first value of each item of any document. */
    Map<String, String> items() {
        return Collections.unmodifiableMap(items);
    }

    void refuse(Refused value) {
        if (refused.size() < MAX_REFUSED) {
            refused.add(value);
        }
    }

    List<Refused> refused() {
        return Collections.unmodifiableList(refused);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> withoutBlanks(List<String> values) {
        return values.stream().filter(value -> !value.isBlank()).toList();
    }
}
