package gatehouse.proof;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** CPU time that the process used since this was made, and of it Gatehouse's own threads. */
final class CpuMeter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Times start = now();

    /** In nanoseconds: the process, Gatehouse's threads, and of these in the kernel. */
    record Times(long process, long gatehouse, long kernel) {
        Times minus(Times other) {
            return new Times(process - other.process, gatehouse - other.gatehouse, kernel - other.kernel);
        }

        Times plus(Times other) {
            return new Times(process + other.process, gatehouse + other.gatehouse, kernel + other.kernel);
        }
    }

    Times sinceStart() {
        return now().minus(start);
    }

    private static Times now() {
        long process = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        long gatehouse = 0;
        long user = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("Gatehouse")) {
                gatehouse += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
                user += Math.max(0, THREADS.getThreadUserTime(thread.getThreadId()));
            }
        }
        return new Times(process, gatehouse, gatehouse - user);
    }
}
