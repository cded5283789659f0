package lotus.notes.internal;

import lotus.NotesRuntime;

/** A message queue of the server: {@code tell} puts lines in, the add-in task takes them out. */
public class MessageQueue {
    public static final int MQ_WAIT_FOR_MSG = 1;
    public static final int NOERROR = 0;
    public static final int ERR_MQ_TIMEOUT = 1119;
    public static final int ERR_DUPLICATE_MQ = 1121;
    public static final int ERR_MQ_QUITTING = 1126;

    private final NotesRuntime.Queue queue = NotesRuntime.get().queue();

    public MessageQueue() {}

    public int create(String name, int quota, int options) {
        return queue.create(name, quota, options);
    }

    public int open(String name, int options) {
        return queue.open(name, options);
    }

    public int get(StringBuffer buffer, int length, int options, int timeoutMillis) {
        return queue.get(buffer, length, options, timeoutMillis);
    }

    public int close(int options) {
        return queue.close(options);
    }

    public void putQuitMsg() {
        queue.putQuit();
    }
}
