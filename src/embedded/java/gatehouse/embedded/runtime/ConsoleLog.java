package gatehouse.embedded.runtime;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What the server prints: the newest 10,000 lines, each handed to a printer as well. Safe for several threads. */
public final class ConsoleLog {
    private static final int KEPT = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.US);

    private final Deque<String> lines = new ArrayDeque<>();
    private final Consumer<String> printer;

    public ConsoleLog(Consumer<String> printer) {
        this.printer = printer;
    }

    /** An event, printed with its time. */
    public void log(String text) {
        print(LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "  " + text);
    }

    /** A line of a command's answer. */
    public synchronized void print(String line) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.add(line);
        printer.accept(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
