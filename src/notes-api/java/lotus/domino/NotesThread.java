package lotus.domino;

import lotus.NotesRuntime;

/** A thread that is initialised for Notes while it runs; its static methods do the same for a thread of another making. */
public class NotesThread extends Thread {
    private final Runnable task;

    public NotesThread() {
        task = null;
    }

    public NotesThread(Runnable task, String name) {
        super(name);
        this.task = task;
    }

    public void initThread() {
        NotesRuntime.get().initThread();
    }

    public void termThread() {
        NotesRuntime.get().termThread();
    }

    public static void sinitThread() {
        NotesRuntime.get().initThread();
    }

    public static void stermThread() {
        NotesRuntime.get().termThread();
    }

    @Override
    public final void run() {
        initThread();
        try {
            runNotes();
        } catch (NotesException e) {
            NotesRuntime.get().uncaught(this, e);
        } finally {
            termThread();
        }
    }

    public void runNotes() throws NotesException {
        if (task != null) {
            task.run();
        }
    }
}
