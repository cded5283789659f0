package gatehouse.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java process that says what it does, {@code begin STEP} and {@code done STEP}, until it is killed. Its steps may be read by any thread, the
 * rest is for one.
 */
final class LoopProcess implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int SHOWN = 20;

    private final Process process;
    private final Listener listener;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    /** Hears what a process says, on a thread of its own. */
    interface Listener {
        void said(LoopProcess process, String line) throws IOException;
    }

    private LoopProcess(Process process, Listener listener) {
        this.process = process;
        this.listener = listener;
        reader = new Thread(this::read, "steps");
        reader.setDaemon(true);
        reader.start();
    }

    static LoopProcess start(Class<?> main, Listener listener, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments))
                .toList();
        return new LoopProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), listener);
    }

    /** Waits until it has begun such a step, so many times since its start; not for ever, since a short one may not be seen. */
    synchronized void awaitBegin(String step, int times) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        for (long left = 1; begun(step) < times && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            if (ended) {
                throw new IllegalStateException("The process does not come to '" + step + "': " + last());
            }
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    private long begun(String step) {
        return lines.stream().filter(line -> line.startsWith("begin " + step)).count();
    }

    private List<String> last() {
        return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    }

    void send(String line) throws IOException {
        Writer writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(line + "\n");
        writer.flush();
    }

    /** SIGKILL; gives all that it said. */
    List<String> kill() throws InterruptedException {
        // Not by the process itself, which would also close the pipe, and what was said last would be lost.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
        synchronized (this) {
            return List.copyOf(lines);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                said(line);
                listener.said(this, line);
            }
        } catch (IOException e) {
            // A kill closes the pipe at any point.
            said("ended: " + e.getMessage());
        } finally {
            end();
        }
    }

    private synchronized void said(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
