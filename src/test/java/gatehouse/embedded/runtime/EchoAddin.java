package gatehouse.embedded.runtime;

import lotus.notes.addins.JavaServerAddin;
import lotus.notes.internal.MessageQueue;

/** An add-in task as in every sample: prints what it is told, and knows a few misuses. */
public class EchoAddin extends JavaServerAddin {
    private static final int ROUND_MILLIS = 50;

    private final String arguments;

    /** Made by {@code load runjava} with arguments. */
    public EchoAddin(String[] arguments) {
        this.arguments = String.join("+", arguments);
    }

    /** Made by {@code load runjava} without. */
    public EchoAddin() {
        arguments = "none";
    }

    @Override
    public void runNotes() {
        int statusLine = AddInCreateStatusLine("Echo");
        AddInSetStatusLine(statusLine, "Idle");
        MessageQueue queue = new MessageQueue();
        if (queue.create(MSG_Q_PREFIX + "ECHO", 0, 0) != NOERROR) {
            AddInLogMessageText("Echo: is already running", 0);
        } else {
            serve(queue);
        }
        AddInDeleteStatusLine(statusLine);
    }

    @SuppressWarnings("JdkObsolete") // The API wants a StringBuffer.
    private void serve(MessageQueue queue) {
        queue.open(MSG_Q_PREFIX + "ECHO", 0);
        AddInLogMessageText("Echo: arguments " + arguments, 0);
        StringBuffer buffer = new StringBuffer();
        int status = NOERROR;
        while (addInRunning() && status != MessageQueue.ERR_MQ_QUITTING) {
            OSPreemptOccasionally();
            status = queue.get(buffer, 256, MessageQueue.MQ_WAIT_FOR_MSG, ROUND_MILLIS);
            if (status == NOERROR) {
                obey(buffer.toString());
            }
        }
        StatDelete("Echo", "Told");
        if (!buffer.toString().equals("leak")) {
            queue.close(0);
        }
    }

    private void obey(String command) {
        switch (command) {
            case "stat" -> {
                StatUpdate("Echo", "Told", ST_UNIQUE, VT_NUMBER, 1.0);
                StatUpdate("Echo", "Text", ST_UNIQUE, VT_TEXT, "words");
            }
            case "wrong stat" -> StatUpdate("Echo", "Told", ST_UNIQUE, VT_NUMBER, 1);
            case "term" -> stermThread();
            default -> AddInLogMessageText("Echo: " + command, 0);
        }
    }
}
