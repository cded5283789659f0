package gatehouse.embedded.runtime;

import gatehouse.embedded.nsf.Note;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Behaviours of a server that a test or a demonstration turns on and off while it runs: those that only a real server
 * can settle, and failures. Safe for use by several threads.
 */
public final class Switches {
    private boolean holdRule = true;
    private boolean ruleOnUpdates;
    private Duration slowDisk = Duration.ZERO;
    private int savesToFail;
    private Predicate<Note> failingNotes = note -> false;
    private boolean routerStopped;
    private int routerCrashes;
    private volatile Runnable onRouterResumed = () -> {};

    /** Whether the mail rule is active that holds every message deposited in a mail.box; on by default. */
    public synchronized boolean holdRule() {
        return holdRule;
    }

    public synchronized void holdRule(boolean on) {
        holdRule = on;
    }

    /** Whether mail rules run again when a note is saved that was there before; off by default. */
    public synchronized boolean ruleOnUpdates() {
        return ruleOnUpdates;
    }

    public synchronized void ruleOnUpdates(boolean on) {
        ruleOnUpdates = on;
    }

    /** How much longer each save takes, in every database; zero by default. */
    public synchronized Duration slowDisk() {
        return slowDisk;
    }

    public synchronized void slowDisk(Duration delay) {
        slowDisk = delay;
    }

    /** The next {@code count} saves fail, in whatever database. */
    public synchronized void failSaves(int count) {
        savesToFail = count;
    }

    /** Saves of such notes fail from now on. */
    public synchronized void failSaves(Predicate<Note> notes) {
        failingNotes = notes;
    }

    /** Whether this save is to fail; counts it. */
    public synchronized boolean takeSaveFailure(Note note) {
        if (savesToFail > 0) {
            savesToFail--;
            return true;
        }
        return failingNotes.test(note);
    }

    /** Whether the Router takes nothing; false by default. */
    public synchronized boolean routerStopped() {
        return routerStopped;
    }

    public void routerStopped(boolean stopped) {
        synchronized (this) {
            routerStopped = stopped;
        }
        if (!stopped) {
            onRouterResumed.run();
        }
    }

    /** Runs when the Router may take notes again. */
    public void onRouterResumed(Runnable listener) {
        onRouterResumed = listener;
    }

    /** The Router dies between its next delivery and the deletion from mail.box, and restarts. */
    public synchronized void crashRouter() {
        routerCrashes++;
    }

    /** Whether the Router is to die now; counts it. */
    public synchronized boolean takeRouterCrash() {
        boolean crash = routerCrashes > 0;
        if (crash) {
            routerCrashes--;
        }
        return crash;
    }
}
