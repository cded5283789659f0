package gatehouse.definitions.channel;

import java.time.Duration;
import java.util.function.Consumer;

/** One look at a channel: the time that is left for it, and who is told of its progress. For one thread. */
final class Look {
    private final Duration time;
    private final Patience patience;
    private final Consumer<String> progress;
    private final long end;

    /** Begins now. */
    Look(Duration time, Patience patience, Consumer<String> progress) {
        this.time = time;
        this.patience = patience;
        this.progress = progress;
        this.end = System.nanoTime() + time.toNanos();
    }

    Patience patience() {
        return patience;
    }

    void say(String what) {
        progress.accept(what);
    }

    /** Ends the look when its time is over, or its thread is interrupted. */
    void check() throws ChannelException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (end - System.nanoTime() <= 0) {
            throw new ChannelException("not done in " + time.toSeconds() + " s, the time that downloads may take");
        }
    }

    /** The time that is left, but no longer than this; never zero. */
    Duration atMost(Duration longest) throws ChannelException, InterruptedException {
        check();
        long left = Math.max(1_000_000, end - System.nanoTime());
        return left < longest.toNanos() ? Duration.ofNanos(left) : longest;
    }
}
