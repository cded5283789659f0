package gatehouse.antispam;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What a thread has allocated since this was made, where the Java can tell: OpenJ9 can from 0.41 on. For that thread. */
final class AllocatedBytes {
    private final Optional<ThreadMXBean> threads = threads();
    private final long before = ofThread();

    /** The bytes; 0 where they are not known. */
    long bytes() {
        return ofThread() - before;
    }

    private long ofThread() {
        return threads.map(ThreadMXBean::getCurrentThreadAllocatedBytes).orElse(0L);
    }

    private static Optional<ThreadMXBean> threads() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported()
                        && threads.isThreadAllocatedMemoryEnabled()
                ? Optional.of(threads)
                : Optional.empty();
    }
}
