package gatehouse.boot;

import java.time.Duration;
import java.util.Locale;
import lotus.notes.internal.MessageQueue;

/**
 * The life of the add-in task: takes the lines of {@code tell gatehouse} from the message queue, does what the
 * application wants of the server, and ends when the task is told to. Runs on the add-in's own thread, whose turns are
 * short: the server wants a task to look for its end at least every five seconds.
 */
final class AddinLoop {
    static final String PREFIX = "Gatehouse: ";

    private static final int MAX_COMMAND = 1024;
    /** Status of a line longer than the buffer, which the Java API has no name for. */
    private static final int BUFFER_TOO_SMALL = 1125;

    private final ServerCalls server;
    private final HostQueue host = new HostQueue();
    private final MessageQueue queue = new MessageQueue();
    /** The type that the message queue takes. */
    @SuppressWarnings("JdkObsolete")
    private final StringBuffer buffer = new StringBuffer(MAX_COMMAND);

    private final Pace pace = new Pace();
    private final ApplicationControl application;
    private boolean quitting;
    private boolean queueFailed;

    AddinLoop(ServerCalls server, Home home, String[] arguments, Duration stopBound) {
        this.server = server;
        this.application = new ApplicationControl(home, arguments, host, stopBound);
    }

    void run() {
        server.createStatusLine();
        server.status("Starting");
        application.start();
        try {
            while (server.isRunning() && !quitting) {
                turn();
            }
        } finally {
            end();
        }
    }

    /** False when another task of this name runs. */
    boolean openQueue(String name) {
        int status = queue.create(name, 0, 0);
        if (status == MessageQueue.ERR_DUPLICATE_MQ) {
            server.log(PREFIX + "already running; 'tell gatehouse quit' ends it");
            return false;
        }
        if (status != MessageQueue.NOERROR || queue.open(name, 0) != MessageQueue.NOERROR) {
            server.log(PREFIX + "cannot open the message queue " + name + ", status " + status);
            return false;
        }
        return true;
    }

    /** Empties the queue first, as the server wants it. */
    void closeQueue() {
        while (queue.get(buffer, MAX_COMMAND, 0, 1) == MessageQueue.NOERROR) {
            buffer.setLength(0);
        }
        queue.close(0);
    }

    private void turn() {
        server.preempt();
        take(pace.timeout(host.hasLines()));
        if (host.takeReload()) {
            application.reload();
        }
        quitting |= host.isQuitRequested();
        host.drainTo(server);
    }

    private void take(int timeoutMillis) {
        buffer.setLength(0);
        int status = queue.get(buffer, MAX_COMMAND, MessageQueue.MQ_WAIT_FOR_MSG, timeoutMillis);
        switch (status) {
            case MessageQueue.NOERROR -> command(buffer.toString().strip());
            case MessageQueue.ERR_MQ_QUITTING -> quitting = true;
            case BUFFER_TOO_SMALL -> host.print(PREFIX + "that line is too long");
            case MessageQueue.ERR_MQ_TIMEOUT -> {}
            default -> queueFailed(status, timeoutMillis);
        }
    }

    private void command(String line) {
        pace.commandSeen();
        switch (line.toLowerCase(Locale.ROOT)) {
            case "reload" -> application.reload();
            case "quit", "exit" -> quitting = true;
            default -> application.command(line);
        }
    }

    /** Mail goes on being scanned without a console; the wait is the one that the queue did not do. */
    private void queueFailed(int status, int timeoutMillis) {
        if (!queueFailed) {
            host.print(PREFIX + "the message queue fails with status " + status + "; no commands are taken");
        }
        queueFailed = true;
        pause(timeoutMillis);
    }

    private void end() {
        server.status("Ending");
        application.stop();
        while (application.isBusy()) {
            host.drainTo(server);
            pause(Pace.SHORT);
        }
        while (host.hasLines()) {
            host.drainTo(server);
        }
    }

    private void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            quitting = true;
        }
    }
}
