package gatehouse.testing;

import java.lang.management.ManagementFactory;

/** The clock for figures of tests: what the thread used, however busy the machine is. */
public final class CpuTime {
    private CpuTime() {}

    /** In nanoseconds. */
    public static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
