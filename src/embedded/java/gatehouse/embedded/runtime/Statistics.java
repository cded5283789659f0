package gatehouse.embedded.runtime;

import gatehouse.embedded.notes.StrictMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The server's statistics, {@code Facility.Name}; case does not matter. Safe for use by several threads. */
public final class Statistics {
    private static final short TEXT = 1;
    private static final short NUMBER = 3;

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final StrictMode strictMode;

    Statistics(StrictMode strictMode) {
        this.strictMode = strictMode;
    }

    synchronized void update(String facility, String name, short type, Object value) {
        boolean number = type == NUMBER && value instanceof Double;
        if (number || (type == TEXT && value instanceof String)) {
            values.put(facility + "." + name, number ? print((Double) value) : value.toString());
        } else {
            strictMode.violation("Statistic " + facility + "." + name + " is of type " + type + " but has a "
                    + value.getClass().getSimpleName());
        }
    }

    synchronized void delete(String facility, String name) {
        values.remove(facility + "." + name);
    }

    /**
     * Lines as {@code show stat} prints them.
     *
     * @param filter a facility, or a facility and a name, or empty for all
     */
    public synchronized List<String> print(String filter) {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> {
            if (matches(name, filter)) {
                lines.add("  " + name + " = " + value);
            }
        });
        return lines;
    }

    private static boolean matches(String name, String filter) {
        String lower = name.toLowerCase(Locale.ROOT);
        String wanted = filter.toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || lower.equals(wanted) || lower.startsWith(wanted + ".");
    }

    private static String print(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
