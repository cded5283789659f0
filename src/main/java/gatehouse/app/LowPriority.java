package gatehouse.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calling thread give way to all others. The JVM does that where the operating system lets it, by the priority of the
 * thread; on Linux it ignores priorities, but there each thread has a nice value of its own, which everybody may raise. Stateless.
 */
final class LowPriority {
    private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);
    /** A link to {@code PID/task/TID} of whoever reads it. */
    private static final Path THIS_THREAD = Path.of("/proc/thread-self");

    private static final String LOWEST = "19";
    private static final int PATIENCE_SECONDS = 5;

    private LowPriority() {}

    /** For the thread's first moment; it takes a few milliseconds. */
    @SuppressWarnings("ThreadPriorityCheck") // Nothing is right or wrong by it, mail is only sooner or later.
    static void take() throws InterruptedException {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        if (Files.isSymbolicLink(THIS_THREAD)) {
            try {
                renice(Files.readSymbolicLink(THIS_THREAD).getFileName().toString());
            } catch (IOException e) {
                LOG.info(
                        "{} runs at normal priority: {}", Thread.currentThread().getName(), e.getMessage());
            }
        }
    }

    private static void renice(String thread) throws IOException, InterruptedException {
        Process renice = new ProcessBuilder("renice", "-n", LOWEST, "-p", thread)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!renice.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || renice.exitValue() != 0) {
                throw new IOException("renice did not succeed");
            }
        } finally {
            renice.destroyForcibly();
        }
    }
}
