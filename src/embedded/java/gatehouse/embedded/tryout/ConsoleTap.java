package gatehouse.embedded.tryout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes the console lines of one server: shows them while it is open, and lets a thread wait for one of them. Safe for use
 * by several threads.
 */
final class ConsoleTap implements Consumer<String> {
    private static final int KEPT = 1000;

    private final Screen screen;
    private final List<String> lines = new ArrayList<>();
    private boolean open;

    ConsoleTap(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void accept(String line) {
        if (lines.size() < KEPT) {
            lines.add(line);
        }
        if (open) {
            screen.line(line);
        }
        notifyAll();
    }

    synchronized void open(boolean show) {
        open = show;
    }

    /** What was printed so far, cut after 1,000 lines. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first line that fits, once there is one; empty when there is none in time. */
    synchronized Optional<String> await(Predicate<String> wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> found = find(wanted);
        while (found.isEmpty() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
            found = find(wanted);
        }
        return found;
    }

    private Optional<String> find(Predicate<String> wanted) {
        return lines.stream().filter(wanted).findFirst();
    }
}
