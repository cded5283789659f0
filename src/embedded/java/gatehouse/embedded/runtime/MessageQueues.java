package gatehouse.embedded.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The message queues of a server, by name; case does not matter. Safe for use by several threads. */
public final class MessageQueues {
    private static final String PREFIX = "MQ$";

    private final Map<String, TaskQueue> queues = new ConcurrentHashMap<>();

    /**
     * Puts a message into the queue of a task.
     *
     * @return false when it has none, or takes no messages any more
     */
    public boolean tell(String task, String message) {
        return queueOf(task)
                .map(queue -> queue.put(message) == QueueStatus.NOERROR)
                .orElse(false);
    }

    /** Puts the queue of a task into the quit state; false when it has none. */
    public boolean quit(String task) {
        Optional<TaskQueue> queue = queueOf(task);
        queue.ifPresent(TaskQueue::quit);
        return queue.isPresent();
    }

    public void quitAll() {
        queues.values().forEach(TaskQueue::quit);
    }

    int create(String name, int quota) {
        TaskQueue before = queues.putIfAbsent(key(name), new TaskQueue(quota));
        return before == null ? QueueStatus.NOERROR : QueueStatus.DUPLICATE;
    }

    Optional<TaskQueue> find(String name) {
        return Optional.ofNullable(queues.get(key(name)));
    }

    void remove(TaskQueue queue) {
        queues.values().remove(queue);
    }

    /** Names of the queues that were not closed. A real server keeps them, too: the task cannot be loaded again. */
    List<String> leftOpenBy(Thread thread) {
        return queues.entrySet().stream()
                .filter(entry -> entry.getValue().isOwnedBy(thread))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<TaskQueue> queueOf(String task) {
        return find(PREFIX + task);
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
