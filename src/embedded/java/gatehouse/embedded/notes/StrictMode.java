package gatehouse.embedded.notes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects what a real server would answer with a crash, a leak or undefined behaviour: violations of the rules of the
 * Notes API, and handles that nobody recycled. One per server; safe for use by several threads.
 *
 * <p>A handle is leaked when it ends in another way than by its own {@code recycle} or that of a parent below the
 * session: with its session, or with its thread.
 */
public final class StrictMode {
    private static final int KEPT = 200;

    private final Deque<String> violations = new ArrayDeque<>();
    private final Map<Thread, Set<EmbeddedSession>> sessions = new HashMap<>();
    private final Map<String, Integer> leaks = new TreeMap<>();
    private long violationCount;
    private long leakedHandles;

    /** The newest 200 violations, oldest first, each with the place in the caller's code. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many there were, exactly. */
    public synchronized long violationCount() {
        return violationCount;
    }

    public synchronized long leakedHandles() {
        return leakedHandles;
    }

    /** Leaked handles by kind and by the place that made them: at most 200 different ones. */
    public synchronized Map<String, Integer> leaks() {
        return Map.copyOf(leaks);
    }

    /** Handles that are alive now, of all threads. */
    public synchronized int liveHandles() {
        return sessions.keySet().stream().mapToInt(this::liveHandles).sum();
    }

    /** Handles of this thread that are alive now. */
    public synchronized int liveHandles(Thread thread) {
        return sessions.getOrDefault(thread, Set.of()).stream()
                .mapToInt(EmbeddedSession::liveHandles)
                .sum();
    }

    /** Notes a misuse that only the server can see, such as an unbalanced {@code stermThread}. */
    public void violation(String text) {
        String line = text + " at " + Caller.find();
        synchronized (this) {
            violationCount++;
            if (violations.size() == KEPT) {
                violations.removeFirst();
            }
            violations.add(line);
        }
    }

    /** To be called by the server when a thread is terminated for Notes: whatever it left alive is leaked and dead. */
    public void threadTerminated(Thread thread) {
        Set<EmbeddedSession> left;
        synchronized (this) {
            left = Set.copyOf(sessions.getOrDefault(thread, Set.of()));
        }
        left.forEach(EmbeddedSession::abandon);
    }

    synchronized void sessionMade(Thread thread, EmbeddedSession session) {
        sessions.computeIfAbsent(thread, t -> new HashSet<>()).add(session);
    }

    synchronized void sessionEnded(Thread thread, EmbeddedSession session) {
        Set<EmbeddedSession> ofThread = sessions.get(thread);
        if (ofThread != null && ofThread.remove(session) && ofThread.isEmpty()) {
            sessions.remove(thread);
        }
    }

    synchronized void leaked(String handle) {
        leakedHandles++;
        if (leaks.size() < KEPT || leaks.containsKey(handle)) {
            leaks.merge(handle, 1, Integer::sum);
        }
    }
}
