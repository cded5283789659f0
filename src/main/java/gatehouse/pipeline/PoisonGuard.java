package gatehouse.pipeline;

import gatehouse.server.MessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the failures of each message, beyond the end of the process too, and says how long to wait before the next
 * attempt. A message that fails too often is poison: it goes to quarantine as unscannable, so that it neither loops nor is
 * lost. Failures of a stage (no clamd) are attempts, not failures of the message. Safe for use by several threads.
 */
public final class PoisonGuard {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonGuard.class);
    private static final int MOST_MESSAGES = 100_000;
    private static final int MOST_DOUBLINGS = 20;

    private final Path file;
    private final int maxFailures;
    private final Duration first;
    private final Duration longest;
    private final Map<MessageId, Integer> failures = new LinkedHashMap<>();
    private final Map<MessageId, Integer> attempts = new LinkedHashMap<>();

    /** Reads what an earlier process counted in {@code file}. */
    public PoisonGuard(Path file, int maxFailures, Duration first, Duration longest) throws IOException {
        this.file = file;
        this.maxFailures = maxFailures;
        this.first = first;
        this.longest = longest;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::readLine);
        }
    }

    private void readLine(String line) {
        String[] fields = line.split("\t", -1);
        try {
            failures.put(new MessageId(fields[0], fields[1]), Integer.parseInt(fields[2]));
        } catch (RuntimeException e) {
            LOG.warn("A line of {} is damaged and left out: {}", file, e.toString());
        }
    }

    /** Counts a failure of the message itself; true when it was one too many. */
    public synchronized boolean failed(MessageId id) {
        int count = failures.merge(id, 1, Integer::sum);
        bound(failures);
        write();
        return count >= maxFailures;
    }

    public synchronized boolean isPoison(MessageId id) {
        return failures.getOrDefault(id, 0) >= maxFailures;
    }

    /** The messages that have failed and are not dealt with yet. */
    public synchronized List<MessageId> suspects() {
        return List.copyOf(failures.keySet());
    }

    /** Whether there was an attempt before this one, in this process or an earlier one. */
    public synchronized boolean isRetry(MessageId id) {
        return failures.containsKey(id) || attempts.containsKey(id);
    }

    /** Counts an attempt, whoever failed, and says how long to wait before the next. */
    public synchronized Duration nextWait(MessageId id) {
        int attempt = attempts.merge(id, 1, Integer::sum);
        bound(attempts);
        Duration wait = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** The message is dealt with. */
    public synchronized void forget(MessageId id) {
        attempts.remove(id);
        if (failures.remove(id) != null) {
            write();
        }
    }

    private static void bound(Map<MessageId, Integer> counts) {
        if (counts.size() > MOST_MESSAGES) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        failures.forEach((id, count) -> lines.add(id.mailBox() + "\t" + id.unid() + "\t" + count));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The failures of messages are not remembered beyond a restart: {} cannot be written: {}", file, e);
        }
    }
}
