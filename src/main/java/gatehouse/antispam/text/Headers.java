package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The header of a message or part, fields in their order. Immutable after construction; safe for threads. */
final class Headers {
    private static final int MAX_ALL = 65_536;
    private final String pristine;
    private final List<HeaderField> fields;
    private final Map<String, List<HeaderField>> byName = new HashMap<>();

    /** Of a part. */
    Headers(List<HeaderField> fields) {
        this(fields, "");
    }

    Headers(List<HeaderField> fields, String pristine) {
        this.pristine = pristine;
        this.fields = List.copyOf(fields);
        for (HeaderField field : fields) {
            byName.computeIfAbsent(field.lowerName(), name -> new ArrayList<>()).add(field);
        }
    }

    List<HeaderField> fields() {
        return fields;
    }

    /** The whole header as it came. */
    String pristine() {
        return pristine;
    }

    /** Fields of a name, whose case does not matter. */
    List<HeaderField> named(String name) {
        return byName.getOrDefault(Octets.lower(name), List.of());
    }

    /** The decoded value of the last field of this name without its newline, or nothing. */
    String last(String name) {
        List<HeaderField> named = named(name);
        return named.isEmpty() ? "" : Octets.trim(named.get(named.size() - 1).decoded());
    }

    /** All fields, decoded, one a line; bounded. */
    String all() {
        return text(fields, false);
    }

    /** Fields with their names, each from a line of its own on; bounded. */
    static String text(List<HeaderField> fields, boolean raw) {
        StringBuilder text = new StringBuilder();
        for (HeaderField field : fields) {
            if (text.length() > MAX_ALL) {
                break;
            }
            text.append(field.name()).append(raw ? ":" : ": ").append(raw ? field.raw() : field.decoded());
        }
        return Octets.cut(text.toString(), MAX_ALL);
    }

    /** The fields from the first on to this one; all when there is none such. */
    List<HeaderField> upTo(Optional<HeaderField> last) {
        return last.map(field -> fields.subList(0, indexOf(field) + 1)).orElse(fields);
    }

    /** The fields from this one on; none when there is none such. */
    List<HeaderField> from(Optional<HeaderField> first) {
        return first.map(field -> fields.subList(indexOf(field), fields.size())).orElse(List.of());
    }

    private int indexOf(HeaderField field) {
        return fields.indexOf(field);
    }
}
