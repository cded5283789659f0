package gatehouse.definitions;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The processor's time of the thread that asks, which other threads do not disturb. Where Java does not know it, or only in
 * steps of 16 ms as on Windows, it is the time that passes. Stateless.
 */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported()
            && THREADS.isThreadCpuTimeEnabled()
            && !System.getProperty("os.name", "").startsWith("Windows");

    private CpuClock() {}

    static long nanos() {
        return KNOWN ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
