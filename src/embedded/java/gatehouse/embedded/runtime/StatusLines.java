package gatehouse.embedded.runtime;

import gatehouse.embedded.notes.StrictMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of {@code show tasks}: several per task are allowed, each to be deleted by it. Safe for several threads. */
public final class StatusLines {
    private final Map<Integer, Line> lines = new TreeMap<>();
    private final StrictMode strictMode;
    private int last;

    StatusLines(StrictMode strictMode) {
        this.strictMode = strictMode;
    }

    public synchronized int create(String name) {
        last++;
        lines.put(last, new Line(name, "", Thread.currentThread()));
        return last;
    }

    public synchronized void set(int id, String text) {
        if (lines.computeIfPresent(id, (i, line) -> new Line(line.name, text, line.owner)) == null) {
            strictMode.violation("Status line " + id + " does not exist");
        }
    }

    public synchronized void delete(int id) {
        if (lines.remove(id) == null) {
            strictMode.violation("Status line " + id + " is deleted but does not exist");
        }
    }

    /** Name and text, in the order of their creation. */
    public synchronized List<Line> lines() {
        return new ArrayList<>(lines.values());
    }

    synchronized void taskEnded(Thread thread) {
        lines.values().stream()
                .filter(line -> line.owner == thread)
                .forEach(line -> strictMode.violation("Status line " + line.name + " was not deleted"));
        lines.values().removeIf(line -> line.owner == thread);
    }

    /** One row. */
    public record Line(String name, String text, Thread owner) {}
}
