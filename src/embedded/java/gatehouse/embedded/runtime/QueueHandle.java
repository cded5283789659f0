package gatehouse.embedded.runtime;

import java.util.Optional;
import lotus.NotesRuntime;

/** The back end of one {@code MessageQueue} object: a handle to at most one queue of the server. */
final class QueueHandle implements NotesRuntime.Queue {
    private static final int WAIT_FOR_MESSAGE = 1;

    private final MessageQueues queues;
    private Optional<TaskQueue> opened = Optional.empty();

    QueueHandle(MessageQueues queues) {
        this.queues = queues;
    }

    @Override
    public int create(String name, int quota, int options) {
        return queues.create(name, quota);
    }

    @Override
    public synchronized int open(String name, int options) {
        opened = queues.find(name);
        opened.ifPresent(TaskQueue::open);
        return opened.isPresent() ? QueueStatus.NOERROR : QueueStatus.NO_SUCH;
    }

    @Override
    public int get(StringBuffer buffer, int length, int options, int timeoutMillis) {
        boolean wait = (options & WAIT_FOR_MESSAGE) != 0;
        return opened().map(queue -> queue.get(buffer, length, wait, timeoutMillis))
                .orElse(QueueStatus.NO_SUCH);
    }

    @Override
    public synchronized int close(int options) {
        int status = opened.isPresent() ? QueueStatus.NOERROR : QueueStatus.NO_SUCH;
        opened.filter(TaskQueue::close).ifPresent(queues::remove);
        opened = Optional.empty();
        return status;
    }

    @Override
    public void putQuit() {
        opened().ifPresent(TaskQueue::quit);
    }

    private synchronized Optional<TaskQueue> opened() {
        return opened;
    }
}
