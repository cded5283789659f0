package gatehouse.antispam;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the heap is in use. What is not free may be garbage, so this goes by what the latest collections left, as far as they
 * were after this was made. Most of them leave some garbage; when that looks like too much, a full one settles it. For one thread.
 */
final class HeapUse {
    /** Full collections that one compilation may cause: each makes all threads wait. */
    private static final int MOST_COLLECTIONS = 3;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .toList();
    private final Map<MemoryPoolMXBean, Long> before = new HashMap<>();
    private int collections;

    HeapUse() {
        pools.forEach(pool -> before.put(pool, left(pool)));
    }

    /** Whether more than that part is in use, from 0 to 1. */
    boolean exceeds(double part) {
        if (part() > part && collections < MOST_COLLECTIONS) {
            collections++;
            System.gc();
        }
        return part() > part;
    }

    private double part() {
        long used = pools.stream()
                .filter(pool -> before.getOrDefault(pool, 0L) != left(pool))
                .mapToLong(HeapUse::left)
                .sum();
        return (double) used / Runtime.getRuntime().maxMemory();
    }

    private static long left(MemoryPoolMXBean pool) {
        return pool.getCollectionUsage().getUsed();
    }
}
