package gatehouse.definitions.channel;

import java.time.Duration;

/** Watches that a transfer goes on: too few bytes in a stretch of time, and it is given up. For one thread. */
final class Pace {
    private final Patience patience;
    private long began = System.nanoTime();
    private long then;

    Pace(Patience patience) {
        this.patience = patience;
    }

    /** How often it wants to be checked. */
    Duration step() {
        return patience.window().dividedBy(30);
    }

    /**
     * Checks.
     *
     * @param taken bytes up to now
     */
    void check(long taken) throws ChannelException {
        if (System.nanoTime() - began < patience.window().toNanos()) {
            return;
        }
        if (taken - then < patience.leastBytes()) {
            throw new ChannelException("too slow: " + (taken - then) + " bytes in "
                    + patience.window().toMillis() / 1000.0 + " s");
        }
        began = System.nanoTime();
        then = taken;
    }
}
