package gatehouse.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.embedded.EmbeddedDomino;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import lotus.notes.internal.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Message queues as an add-in task sees them, and {@code tell} at the other end. */
@SuppressWarnings("JdkObsolete") // The API wants a StringBuffer.
class MessageQueueTest {
    private static final int NO_WAIT = 0;
    private static final int WAIT = MessageQueue.MQ_WAIT_FOR_MSG;
    private static final int FOR_EVER = 0;

    @TempDir
    private Path directory;

    private EmbeddedDomino domino;
    private MessageQueue queue;
    private final StringBuffer buffer = new StringBuffer("before");

    @BeforeEach
    void openQueue() throws Exception {
        domino = EmbeddedDomino.builder("mail1/Acme", directory).build().start();
        queue = domino.inNotesThread(MessageQueue::new);
        assertThat(queue.create("MQ$Watch", 2, 0)).isEqualTo(MessageQueue.NOERROR);
        assertThat(queue.open("mq$watch", 0)).isEqualTo(MessageQueue.NOERROR);
    }

    @AfterEach
    void close() {
        domino.close();
    }

    @Test
    void shouldHandTextOfTellInWhateverCaseTheTaskIsTyped() {
        domino.console("tell wAtCh  show  All");

        assertThat(queue.get(buffer, 256, WAIT, FOR_EVER)).isEqualTo(MessageQueue.NOERROR);
        assertThat(buffer).hasToString("show  All");
    }

    @Test
    void shouldRefuseSecondQueueOfThatName() throws Exception {
        MessageQueue second = domino.inNotesThread(MessageQueue::new);

        assertThat(second.create("mq$WATCH", 0, 0)).isEqualTo(MessageQueue.ERR_DUPLICATE_MQ);
    }

    @Test
    void shouldLeaveBufferAsItWasOnTimeout() {
        assertThat(queue.get(buffer, 256, WAIT, 1)).isEqualTo(MessageQueue.ERR_MQ_TIMEOUT);
        assertThat(buffer).hasToString("before");
    }

    @Test
    void shouldSayEmptyWhenNotWaiting() {
        assertThat(queue.get(buffer, 256, NO_WAIT, 0)).isEqualTo(QueueStatus.EMPTY);
    }

    @Test
    void shouldTruncateLongMessage() {
        domino.console("tell watch abcdef");

        assertThat(queue.get(buffer, 3, NO_WAIT, 0)).isEqualTo(QueueStatus.BUFFER_TOO_SMALL);
        assertThat(buffer).hasToString("abc");
    }

    @Test
    void shouldGiveQuitPriorityAndTakeNothingAfterIt() {
        domino.console("tell watch first");
        domino.console("tell watch QUIT");
        domino.console("tell watch second");

        assertThat(queue.get(buffer, 256, WAIT, FOR_EVER)).isEqualTo(MessageQueue.ERR_MQ_QUITTING);
        assertThat(buffer).hasToString("before");
        assertThat(domino.consoleLines()).anyMatch(line -> line.endsWith(notAccepted("watch")));
    }

    @Test
    void shouldRefuseMessagesBeyondQuota() {
        domino.console("tell watch 1");
        domino.console("tell watch 2");
        domino.console("tell watch 3");

        assertThat(domino.consoleLines()).anyMatch(line -> line.endsWith(notAccepted("watch")));
        queue.get(buffer, 256, NO_WAIT, 0);
        assertThat(buffer).hasToString("1");
    }

    @Test
    void shouldWaitForEverUntilQuit() throws Exception {
        Callable<Integer> get = () -> queue.get(buffer, 256, WAIT, FOR_EVER);
        FutureTask<Integer> waiting = new FutureTask<>(get);
        Thread thread = new Thread(waiting);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);

        queue.putQuitMsg();

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(MessageQueue.ERR_MQ_QUITTING);
    }

    @Test
    void shouldNotKnowQueueAfterClose() {
        assertThat(queue.close(0)).isEqualTo(MessageQueue.NOERROR);

        assertThat(queue.get(buffer, 256, NO_WAIT, 0)).isEqualTo(QueueStatus.NO_SUCH);
        domino.console("tell watch x");
        assertThat(domino.consoleLines()).anyMatch(line -> line.endsWith(notAccepted("watch")));
        assertThat(queue.create("MQ$WATCH", 0, 0)).isEqualTo(MessageQueue.NOERROR);
    }

    private static String notAccepted(String task) {
        return "  The " + task + " task either does not exist or does not accept \"Tell\" commands.";
    }
}
