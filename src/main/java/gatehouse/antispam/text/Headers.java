package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        StringBuilder all = new StringBuilder();
        for (HeaderField field : fields) {
            if (all.length() > MAX_ALL) {
                break;
            }
            all.append(field.name()).append(": ").append(field.decoded());
        }
        return Octets.cut(all.toString(), MAX_ALL);
    }
}
