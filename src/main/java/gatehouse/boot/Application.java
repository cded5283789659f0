package gatehouse.boot;

import java.nio.file.Path;

/**
 * What the isolated class loader loads: the whole of Gatehouse but its boot. It has a constructor without arguments.
 * Each method is called with the application's loader as context class loader, on a thread that is not initialised for
 * Notes; {@code start} and {@code stop} on threads of their own that end with the call, {@code command} on the loop's
 * thread. After {@code stop} nothing may hold on to the loader: no thread, no shutdown hook, nothing static outside.
 */
public interface Application {
    /**
     * Returns once everything runs. May be interrupted by a quit.
     *
     * @param home the folder that lib, config and the application's own files are in
     * @param arguments of the {@code load runjava} line
     */
    void start(Host host, Path home, String[] arguments) throws Exception;

    /** Takes the rest of a {@code tell gatehouse} line. Returns at once: the application queues it. */
    void command(String line);

    /**
     * Ends everything within a bound of the application's own. Called once, after a start that failed as well. Past
     * the boot's bound the thread is interrupted and the boot goes on without the application.
     */
    void stop() throws Exception;
}
