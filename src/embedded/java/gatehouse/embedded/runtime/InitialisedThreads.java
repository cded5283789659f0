package gatehouse.embedded.runtime;

import gatehouse.embedded.notes.StrictMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts per thread how often it was initialised for Notes. A real server goes down when a thread ends without being
 * terminated as often; here it is a violation. Safe for use by several threads.
 */
final class InitialisedThreads {
    private final Map<Thread, Integer> counts = new ConcurrentHashMap<>();
    private final StrictMode strictMode;

    InitialisedThreads(StrictMode strictMode) {
        this.strictMode = strictMode;
    }

    void init() {
        sweep();
        counts.merge(Thread.currentThread(), 1, Integer::sum);
    }

    void term() {
        Thread thread = Thread.currentThread();
        int count = counts.getOrDefault(thread, 0);
        if (count == 0) {
            strictMode.violation("Thread " + thread.getName() + " is terminated but was not initialised");
        } else if (count == 1) {
            strictMode.threadTerminated(thread);
            counts.remove(thread);
        } else {
            counts.put(thread, count - 1);
        }
    }

    boolean isInitialised() {
        return counts.containsKey(Thread.currentThread());
    }

    /** Finds the threads that ended initialised. */
    void sweep() {
        List<Thread> ended =
                counts.keySet().stream().filter(thread -> !thread.isAlive()).toList();
        ended.stream().filter(thread -> counts.remove(thread) != null).forEach(this::endedInitialised);
    }

    private void endedInitialised(Thread thread) {
        strictMode.violation("Thread " + thread.getName() + " ended initialised");
        strictMode.threadTerminated(thread);
    }
}
