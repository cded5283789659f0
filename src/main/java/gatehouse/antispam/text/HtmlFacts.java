package gatehouse.antispam.text;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is to be known of one HTML part, by the names that SpamAssassin's rules have for it: numbers such as {@code length},
 * {@code image_area} or {@code obfuscation_ratio} (flags such as {@code html} are 1), the texts of {@code anchor},
 * {@code title}, {@code comment} and {@code script} in octets, and how many of each element are open at the end. Immutable;
 * safe for threads.
 */
public final class HtmlFacts {
    private final Map<String, Double> numbers;
    private final Map<String, List<String>> texts;
    private final Map<String, Integer> inside;

    HtmlFacts(Map<String, Double> numbers, Map<String, List<String>> texts, Map<String, Integer> inside) {
        this.numbers = Map.copyOf(numbers);
        this.texts = Map.copyOf(texts);
        this.inside = Map.copyOf(inside);
    }

    /** A number or flag; empty when the part has none of that name. */
    public OptionalDouble number(String name) {
        Double number = numbers.get(name);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** All texts of a kind in their order, as octets. */
    public List<String> texts(String name) {
        return texts.getOrDefault(name, List.of());
    }

    /** How many elements of a name are open at the end; empty when there is no tag of that name. */
    public OptionalInt open(String tag) {
        Integer open = inside.get(tag);
        return open == null ? OptionalInt.empty() : OptionalInt.of(open);
    }
}
