package gatehouse.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the task knows of its own work: counts, times, the latest reasons to hold. Safe for use by several threads. */
public final class Report {
    private static final int MOST_REASONS = 20;

    private final Counters counters = new Counters();
    private final Timings holdTimes = new Timings();
    private final Deque<Held> held = new ArrayDeque<>();

    public Counters counters() {
        return counters;
    }

    /** From deposit in mail.box to release or quarantine. */
    public Timings holdTimes() {
        return holdTimes;
    }

    /** Notes why a message stays held. */
    public synchronized void held(String message, String reason) {
        held.removeIf(entry -> entry.message().equals(message));
        held.addFirst(new Held(message, reason));
        if (held.size() > MOST_REASONS) {
            held.removeLast();
        }
    }

    /** The message is held no longer. */
    public synchronized void settled(String message) {
        held.removeIf(entry -> entry.message().equals(message));
    }

    /** The latest reasons, newest first. */
    public synchronized List<Held> latestHeld() {
        return List.copyOf(held);
    }

    /** A message that stays held, and why. */
    public record Held(String message, String reason) {}
}
