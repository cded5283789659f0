package gatehouse.domino;

import java.util.concurrent.ThreadFactory;
import lotus.domino.NotesThread;

/** Makes the threads that may open a {@link gatehouse.server.ServerSession}: initialised for Notes while they run. */
public final class NotesThreads implements ThreadFactory {
    private final ClassLoader loader = NotesThreads.class.getClassLoader();

    @Override
    public Thread newThread(Runnable task) {
        return newThread(task, "Gatehouse");
    }

    public Thread newThread(Runnable task, String name) {
        Thread thread = new NotesThread(task, name);
        thread.setContextClassLoader(loader);
        return thread;
    }
}
