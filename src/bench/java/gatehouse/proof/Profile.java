package gatehouse.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples what Gatehouse's threads run. A sample belongs to the innermost method of this project on its stack: so what the
 * JDK and libraries do counts for whoever called them, and what the embedded Domino does is told apart. Samples see Java
 * code only; what the kernel does for a thread is in its CPU time alone.
 */
final class Profile implements AutoCloseable {
    private static final String OURS = "gatehouse.";
    private static final int MOST_METHODS = 15;

    private final Predicate<String> threads;
    private final BinaryOperator<String> part;
    private final Recording recording = new Recording();
    private final Map<String, Integer> packages = new TreeMap<>();
    private final Map<String, Integer> methods = new TreeMap<>();
    private int samples;

    /** Samples Gatehouse's threads, by package. */
    Profile() {
        this(thread -> thread.startsWith("Gatehouse"), (type, method) -> packageOf(type));
    }

    /** Samples the threads of some names, by part: what a type and its method belong to. */
    Profile(Predicate<String> threads, BinaryOperator<String> part) {
        this.threads = threads;
        this.part = part;
        recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
        recording.start();
    }

    /** Ends the sampling. */
    @Override
    public void close() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("throughput", ".jfr");
        recording.dump(file);
        recording.close();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                count(events.readEvent());
            }
        } finally {
            Files.delete(file);
        }
    }

    private void count(RecordedEvent event) {
        RecordedThread thread = event.getThread("sampledThread");
        if (!event.getEventType().getName().equals("jdk.ExecutionSample")
                || thread == null
                || thread.getJavaName() == null
                || !threads.test(thread.getJavaName())
                || event.getStackTrace() == null) {
            return;
        }
        samples++;
        Optional<RecordedMethod> method = event.getStackTrace().getFrames().stream()
                .map(RecordedFrame::getMethod)
                .filter(called -> called.getType().getName().startsWith(OURS))
                .findFirst();
        method.ifPresent(called -> {
            packages.merge(part.apply(called.getType().getName(), called.getName()), 1, Integer::sum);
            methods.merge(simpleName(called), 1, Integer::sum);
        });
    }

    private static String packageOf(String type) {
        // A lambda's class has a name of the JVM's after that.
        String plain = type.replaceFirst("\\$\\$.*", "");
        return plain.startsWith("gatehouse.embedded") ? "embedded Domino" : plain.substring(0, plain.lastIndexOf('.'));
    }

    private static String simpleName(RecordedMethod method) {
        return method.getType().getName().substring(OURS.length()) + "." + method.getName();
    }

    /** The part of all samples that are in the embedded Domino. */
    double embedded() {
        return samples == 0 ? 0 : (double) packages.getOrDefault("embedded Domino", 0) / samples;
    }

    void print() {
        System.out.printf("%nWhere the threads run, %d samples%n", samples);
        largest(packages, packages.size()).forEach(this::print);
        System.out.printf("%nby method, with what it calls outside of this project%n");
        largest(methods, MOST_METHODS).forEach(this::print);
    }

    private void print(Map.Entry<String, Integer> row) {
        System.out.printf("%5.1f %%  %s%n", 100.0 * row.getValue() / samples, row.getKey());
    }

    private static List<Map.Entry<String, Integer>> largest(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .toList();
    }
}
