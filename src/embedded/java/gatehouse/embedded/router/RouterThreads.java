package gatehouse.embedded.router;

import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The threads of a Router. A note always goes to the same thread, by its id: so no two have it at a time, and none needs a
 * lock. Safe for use by several threads; what comes after the close is dropped.
 */
final class RouterThreads {
    private static final int THREADS = 4;
    private static final int CLOSE_SECONDS = 10;

    private final List<ScheduledThreadPoolExecutor> lanes =
            IntStream.range(0, THREADS).mapToObj(RouterThreads::make).toList();

    void execute(int noteId, Runnable task) {
        lane(noteId).execute(task);
    }

    void schedule(int noteId, Runnable task, long delay, TimeUnit unit) {
        var unused = lane(noteId).schedule(task, delay, unit);
    }

    /**
     * Drops what waits, and waits for what runs. Nothing is interrupted: that would close the file that a thread writes.
     *
     * @return whether all ended within the bound
     */
    boolean close() {
        lanes.forEach(lane -> lane.getQueue().clear());
        lanes.forEach(ThreadPoolExecutor::shutdown);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        boolean ended = true;
        try {
            for (ScheduledThreadPoolExecutor lane : lanes) {
                ended &= lane.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return ended;
    }

    private ScheduledThreadPoolExecutor lane(int noteId) {
        return lanes.get(Math.floorMod(noteId, THREADS));
    }

    private static ScheduledThreadPoolExecutor make(int number) {
        return new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, "Router " + number), new ThreadPoolExecutor.DiscardPolicy());
    }
}
