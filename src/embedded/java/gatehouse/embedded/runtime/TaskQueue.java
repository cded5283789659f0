package gatehouse.embedded.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The message queue of one task. Quitting has priority over the messages that are in it, and nothing can be put in any
 * more. Safe for use by several threads; status codes as in {@link QueueStatus}.
 */
final class TaskQueue {
    private static final int MAX_MESSAGE_BYTES = 65_326;

    private final Deque<String> messages = new ArrayDeque<>();
    private final int quota;
    private int handles;
    private Thread owner;
    private boolean quitting;

    /**
     * Makes a queue of the calling thread.
     *
     * @param quota 0 for no limit
     */
    TaskQueue(int quota) {
        this.quota = quota;
        owner = Thread.currentThread();
    }

    synchronized void open() {
        handles++;
        owner = Thread.currentThread();
    }

    /** Whether that was the last handle. */
    synchronized boolean close() {
        handles--;
        return handles <= 0;
    }

    synchronized boolean isOwnedBy(Thread thread) {
        return owner == thread;
    }

    synchronized int put(String message) {
        if (quitting) {
            return QueueStatus.QUITTING;
        }
        boolean full = quota > 0 && messages.size() >= quota;
        if (full || message.getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE_BYTES) {
            return QueueStatus.EXCEEDED_QUOTA;
        }
        messages.add(message);
        notifyAll();
        return QueueStatus.NOERROR;
    }

    synchronized void quit() {
        quitting = true;
        notifyAll();
    }

    /**
     * Takes the next message. The buffer is left as it was when there is none, as callers must not rely on either.
     *
     * @param timeoutMillis 0 for ever
     */
    synchronized int get(StringBuffer buffer, int length, boolean wait, int timeoutMillis) {
        if (wait && !await(timeoutMillis)) {
            return QueueStatus.TIMEOUT;
        }
        if (quitting) {
            return QueueStatus.QUITTING;
        }
        if (messages.isEmpty()) {
            return QueueStatus.EMPTY;
        }
        return hand(messages.remove(), buffer, length);
    }

    /** Whether there is something to get before the time is over; an interrupted thread is to quit. */
    private boolean await(int timeoutMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        try {
            while (messages.isEmpty() && !quitting) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime() + 999_999);
                if (timeoutMillis > 0 && left <= 0) {
                    return false;
                }
                wait(timeoutMillis > 0 ? left : 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            quitting = true;
        }
        return true;
    }

    private static int hand(String message, StringBuffer buffer, int length) {
        buffer.setLength(0);
        buffer.append(message, 0, Math.min(length, message.length()));
        return message.length() > length ? QueueStatus.BUFFER_TOO_SMALL : QueueStatus.NOERROR;
    }
}
