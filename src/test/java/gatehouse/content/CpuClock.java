package gatehouse.content;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What the current thread took of the processor since this was made: other work on the machine does not count. */
final class CpuClock {
    private final long start = now();

    Duration used() {
        return Duration.ofNanos(now() - start);
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
