package gatehouse.embedded.runtime;

import java.util.Map;

/** Status codes of message queues: package MISC of the API, and their texts. */
final class QueueStatus {
    static final int NOERROR = 0;
    static final int TIMEOUT = 1119;
    static final int DUPLICATE = 1121;
    static final int NO_SUCH = 1122;
    static final int EXCEEDED_QUOTA = 1123;
    static final int EMPTY = 1124;
    static final int BUFFER_TOO_SMALL = 1125;
    static final int QUITTING = 1126;

    private static final Map<Integer, String> TEXTS = Map.of(
            TIMEOUT, "Message queue timed out",
            DUPLICATE, "Message queue exists already",
            NO_SUCH, "No such message queue",
            EXCEEDED_QUOTA, "Message queue is full",
            EMPTY, "Message queue is empty",
            BUFFER_TOO_SMALL, "Message was truncated",
            QUITTING, "Message queue is quitting");

    private QueueStatus() {}

    static String text(int status) {
        return TEXTS.getOrDefault(status, "Error " + status);
    }
}
