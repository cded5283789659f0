package gatehouse.pipeline;

import gatehouse.mail.Mail;
import gatehouse.scan.Verdict;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The messages that a self-test deposits, known by their subjects, which nobody can guess: they go the way of all
 * messages, but at its end the verdict is handed over here, and the message removed. Safe for use by several threads.
 */
public final class SelfTest {
    private final Map<String, CompletableFuture<Verdict>> expected = new ConcurrentHashMap<>();

    /** The verdict on the message with this subject, once there is one. Ask before the message is deposited. */
    public CompletableFuture<Verdict> verdictOn(String subject) {
        return expected.computeIfAbsent(subject, key -> new CompletableFuture<>());
    }

    public void forget(String subject) {
        expected.remove(subject);
    }

    /** Takes the verdict if the message is one of the test's. */
    boolean takes(Mail mail, Verdict verdict) {
        CompletableFuture<Verdict> waiting = mail.header("Subject")
                .map(subject -> expected.get(subject.strip()))
                .orElse(null);
        return waiting != null && !(verdict instanceof Verdict.Hold) && waiting.complete(verdict);
    }
}
