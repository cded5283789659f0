package gatehouse.embedded.runtime;

import java.util.concurrent.CountDownLatch;
import lotus.domino.NotesThread;

/** A plain thread that has what RunJava needs, and forgets to terminate itself for Notes. */
public class ThreadAddin extends Thread {
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void run() {
        NotesThread.sinitThread();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            interrupt();
        }
    }

    /** Called by RunJava. */
    public void stopAddin() {
        stopped.countDown();
    }
}
