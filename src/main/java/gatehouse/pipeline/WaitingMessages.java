package gatehouse.pipeline;

import gatehouse.server.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The held messages that somebody has to look at: queued, in a worker's hand, or postponed. A message is in one of the
 * three at most, so that no two workers ever have the same one. Bounded; safe for use by several threads.
 */
public final class WaitingMessages {
    private final int capacity;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<MessageId> queue = new ArrayDeque<>();
    private final Set<MessageId> inHand = new HashSet<>();
    private final Map<MessageId, Postponed> postponed = new HashMap<>();
    private final PriorityQueue<Postponed> byDue = new PriorityQueue<>(Comparator.comparing(Postponed::due));
    private final Set<MessageId> queued = new HashSet<>();
    private boolean paused;

    /** An empty queue for at most {@code capacity} messages. */
    public WaitingMessages(int capacity, Clock clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /**
     * Adds a message, unless it is known already.
     *
     * @return false when there is no room: offer it again later
     */
    public boolean offer(MessageId id) {
        lock.lock();
        try {
            if (inHand.contains(id) || postponed.containsKey(id) || queued.contains(id)) {
                return true;
            }
            if (queued.size() >= capacity) {
                return false;
            }
            enqueue(id);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next message, which the caller then has in hand, or nothing after {@code patience}. */
    public Optional<MessageId> take(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                moveDue();
                if (!paused && !queue.isEmpty()) {
                    return Optional.of(handOut());
                }
                if (left <= 0) {
                    return Optional.empty();
                }
                // Wakes now and then for what falls due: nobody signals that.
                long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(200));
                left -= slice - Math.max(0, changed.awaitNanos(slice));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The caller has dealt with the message. */
    public void done(MessageId id) {
        lock.lock();
        try {
            inHand.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /** The caller could not deal with the message now. */
    public void postpone(MessageId id, Duration wait) {
        lock.lock();
        try {
            inHand.remove(id);
            Postponed entry = new Postponed(id, clock.instant().plus(wait));
            postponed.put(id, entry);
            byDue.add(entry);
        } finally {
            lock.unlock();
        }
    }

    /** What was postponed is due at once: the reason has gone. */
    public void retryAll() {
        lock.lock();
        try {
            byDue.forEach(entry -> enqueue(entry.id()));
            byDue.clear();
            postponed.clear();
        } finally {
            lock.unlock();
        }
    }

    /** While paused, nothing is handed out. */
    public void pause(boolean pause) {
        lock.lock();
        try {
            paused = pause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    public Census census() {
        lock.lock();
        try {
            return new Census(queue.size(), inHand.size(), postponed.size());
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(MessageId id) {
        queue.add(id);
        queued.add(id);
        changed.signal();
    }

    private MessageId handOut() {
        MessageId id = queue.remove();
        queued.remove(id);
        inHand.add(id);
        return id;
    }

    private void moveDue() {
        Instant now = clock.instant();
        while (!byDue.isEmpty() && !byDue.peek().due().isAfter(now)) {
            MessageId id = byDue.remove().id();
            postponed.remove(id);
            enqueue(id);
        }
    }

    private record Postponed(MessageId id, Instant due) {}

    /** How many messages are where. */
    public record Census(int queued, int inHand, int postponed) {}
}
