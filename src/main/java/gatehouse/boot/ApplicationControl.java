package gatehouse.boot;

import gatehouse.boot.Home.NotInstalledException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts, stops and reloads the application. Each of these is an action on a thread of its own, one at a time, so that
 * the loop goes on printing and sees a quit whatever the application does; a new thread each time, so that none keeps a
 * thread-local value of an old generation. Nothing that the application throws comes out of here. Used by the loop's
 * thread only.
 */
final class ApplicationControl {
    private final Home home;
    private final String[] arguments;
    private final Host host;
    private final Duration stopBound;

    /** Set by an action; taken out by the one that stops it, so that no generation is stopped twice. */
    private volatile Optional<Generation> generation = Optional.empty();

    private Optional<Thread> action = Optional.empty();

    ApplicationControl(Home home, String[] arguments, Host host, Duration stopBound) {
        this.home = home;
        this.arguments = arguments;
        this.host = host;
        this.stopBound = stopBound;
    }

    void start() {
        act("gatehouse-start", this::startNow);
    }

    void reload() {
        if (isBusy()) {
            say("busy with starting or stopping; try again in a moment");
            return;
        }
        act("gatehouse-reload", () -> {
            stopNow();
            if (!Thread.currentThread().isInterrupted()) {
                startNow();
            }
        });
    }

    /** Ends an action that still runs, then the application. {@link #isBusy} tells when it is done. */
    void stop() {
        Optional<Thread> before = action.filter(Thread::isAlive);
        act("gatehouse-end", () -> {
            before.ifPresent(this::endAction);
            stopNow();
        });
    }

    void command(String line) {
        if (isBusy()) {
            say("busy with starting or stopping; try again in a moment");
            return;
        }
        generation.ifPresentOrElse(
                current -> attempt("command failed", () -> current.command(line)),
                () -> say("not running, mail stays held; 'tell gatehouse reload' starts it"));
    }

    boolean isBusy() {
        return action.filter(Thread::isAlive).isPresent();
    }

    private void act(String name, Runnable work) {
        action = Optional.of(newThread(name, work));
        action.get().start();
    }

    private void startNow() {
        if (attempt("did not start, mail stays held; 'tell gatehouse reload' tries again", this::startGeneration)) {
            return;
        }
        stopNow();
        host.status("Not running, mail stays held");
    }

    private void startGeneration() throws Exception {
        Generation next = Generation.load(home);
        generation = Optional.of(next);
        next.start(host, home.folder(), arguments);
    }

    private void stopNow() {
        takeGeneration().ifPresent(this::stopAndClose);
    }

    private synchronized Optional<Generation> takeGeneration() {
        Optional<Generation> taken = generation;
        generation = Optional.empty();
        return taken;
    }

    private void stopAndClose(Generation current) {
        Thread stopper = newThread("gatehouse-stop", () -> attempt("did not stop cleanly", current::stop));
        stopper.start();
        if (!ends(stopper)) {
            stopper.interrupt();
            say("the application did not stop within " + stopBound.toSeconds() + " s; going on without it");
        }
        attempt("did not close its jars", current::close);
    }

    private void endAction(Thread before) {
        before.interrupt();
        if (!ends(before)) {
            say(before.getName() + " did not end within " + stopBound.toSeconds() + " s; going on without it");
        }
    }

    /** Waits the whole bound, also when a quit interrupts a reload here: the application is stopping as it should. */
    private boolean ends(Thread thread) {
        long end = System.nanoTime() + stopBound.toNanos();
        boolean interrupted = false;
        while (thread.isAlive() && System.nanoTime() - end < 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static Thread newThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Whether the work succeeded; says why when not, errors such as running out of memory included. */
    private boolean attempt(String complaint, Work work) {
        try {
            work.run();
            return true;
        } catch (NotInstalledException e) {
            say(complaint + ": " + e.getMessage());
        } catch (Throwable e) {
            FailureText.lines(AddinLoop.PREFIX + complaint, e).forEach(host::print);
        }
        return false;
    }

    private void say(String text) {
        host.print(AddinLoop.PREFIX + text);
    }

    /** Work that may fail in any way. */
    private interface Work {
        void run() throws Exception;
    }
}
