package gatehouse.boot;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import gatehouse.app.GatehouseApplication;
import java.nio.file.Path;
import lotus.notes.addins.JavaServerAddin;
import lotus.notes.internal.MessageQueue;
import org.slf4j.LoggerFactory;

/**
 * The add-in on the plain class path: the application without the boot's class loader, so that tests that start it often
 * load its classes once. {@code load runjava gatehouse.boot.PlainGatehouse HOME}.
 */
public final class PlainGatehouse extends JavaServerAddin {
    private static final String QUEUE = MSG_Q_PREFIX + "GATEHOUSE";
    private static final int MAX_COMMAND = 1024;

    private final Path home;
    private final HostQueue host = new HostQueue();
    private final GatehouseApplication application = new GatehouseApplication();

    public PlainGatehouse(String[] arguments) {
        home = Path.of(arguments[0]);
    }

    @Override
    public void runNotes() {
        setName("Gatehouse");
        Calls calls = new Calls();
        MessageQueue queue = new MessageQueue();
        if (queue.create(QUEUE, 0, 0) != NOERROR || queue.open(QUEUE, 0) != NOERROR) {
            calls.log("Gatehouse: cannot open its queue");
            return;
        }
        calls.createStatusLine();
        try {
            application.start(host, home, new String[0]);
            serve(queue, calls);
        } catch (Exception e) {
            FailureText.lines("Gatehouse: failed", e).forEach(host::print);
        } finally {
            end(queue, calls);
        }
    }

    /** The buffer's type is the one that the message queue takes. */
    @SuppressWarnings("JdkObsolete")
    private void serve(MessageQueue queue, ServerCalls calls) {
        StringBuffer buffer = new StringBuffer();
        while (addInRunning() && !host.isQuitRequested()) {
            buffer.setLength(0);
            int status = queue.get(buffer, MAX_COMMAND, MessageQueue.MQ_WAIT_FOR_MSG, Pace.SHORT);
            if (status == MessageQueue.ERR_MQ_QUITTING) {
                return;
            }
            if (status == MessageQueue.NOERROR) {
                application.command(buffer.toString());
            }
            host.drainTo(calls);
        }
    }

    private void end(MessageQueue queue, ServerCalls calls) {
        try {
            application.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        while (host.hasLines()) {
            host.drainTo(calls);
        }
        queue.close(0);
        calls.delete();
        startLogging();
    }

    /** The application ends its own logging, which here is that of the tests too. */
    private static void startLogging() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        try {
            new ContextInitializer(context).autoConfig();
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the protected methods of this task. */
    private final class Calls implements ServerCalls {
        private int statusLine;

        @Override
        public boolean isRunning() {
            return addInRunning();
        }

        @Override
        public void preempt() {
            OSPreemptOccasionally();
        }

        @Override
        public void log(String format) {
            AddInLogMessageText(format, NOERROR);
        }

        @Override
        public void createStatusLine() {
            statusLine = AddInCreateStatusLine("Gatehouse");
        }

        @Override
        public void status(String text) {
            AddInSetStatusLine(statusLine, text);
        }

        @Override
        public void statistic(String statistic, Object value) {
            StatUpdate("Gatehouse", statistic, ST_UNIQUE, value instanceof Double ? VT_NUMBER : VT_TEXT, value);
        }

        @Override
        public void delete() {
            AddInDeleteStatusLine(statusLine);
        }
    }
}
