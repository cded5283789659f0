package gatehouse.boot;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Carries the application's wishes to the loop's thread, the only one that may call the add-in's methods, and the only
 * one that takes them out. Of a status
 * or a statistic only the newest value waits; of lines at most {@link #CAPACITY}.
 */
final class HostQueue implements Host {
    static final int CAPACITY = 10_000;
    /** Per turn, so that a flood of lines does not keep the loop from seeing a quit. */
    static final int LINES_PER_TURN = 100;

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicReference<Optional<String>> status = new AtomicReference<>(Optional.empty());
    private final Map<String, Object> statistics = new ConcurrentHashMap<>();
    private final AtomicBoolean reload = new AtomicBoolean();
    private final AtomicBoolean quit = new AtomicBoolean();

    @Override
    public void print(String line) {
        if (!lines.offer(ConsoleText.line(line))) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public void status(String text) {
        status.set(Optional.of(ConsoleText.visible(text)));
    }

    @Override
    public void statistic(String name, double value) {
        statistics.put(name, value);
    }

    @Override
    public void statistic(String name, String text) {
        statistics.put(name, ConsoleText.visible(text));
    }

    @Override
    public void requestReload() {
        reload.set(true);
    }

    @Override
    public void requestQuit() {
        quit.set(true);
    }

    /** Whether a reload was asked for since the last call. */
    boolean takeReload() {
        return reload.getAndSet(false);
    }

    boolean isQuitRequested() {
        return quit.get();
    }

    boolean hasLines() {
        return !lines.isEmpty();
    }

    /** Does one turn's share of what waits. */
    void drainTo(ServerCalls server) {
        drainLines(server);
        status.getAndSet(Optional.empty()).ifPresent(server::status);
        for (String name : List.copyOf(statistics.keySet())) {
            server.statistic(name, Objects.requireNonNull(statistics.remove(name)));
        }
    }

    private void drainLines(ServerCalls server) {
        for (int i = 0; i < LINES_PER_TURN; i++) {
            String line = lines.poll();
            if (line == null) {
                reportDropped(server);
                return;
            }
            server.log(line);
        }
    }

    private void reportDropped(ServerCalls server) {
        long count = dropped.getAndSet(0);
        if (count > 0) {
            server.log(count + " console lines were dropped: they came faster than the console takes them");
        }
    }
}
