package gatehouse.testing;

import gatehouse.embedded.nsf.Note;

/**
 * The old way, for contrast: a product whose hook in the deposit does nothing while it updates, so that neither is mail scanned nor
 * does the sender get an answer. Safe for use by several threads.
 */
public final class Halt {
    private final GatehouseFixture server;
    private boolean halted;

    public Halt(GatehouseFixture server) {
        this.server = server;
        server.domino().database("mail.box").afterSave(this::deposited);
    }

    /** Halts all, runs the update, and goes on. */
    public void during(Runnable update) {
        server.tell("pause", "Paused");
        halt(true);
        try {
            update.run();
        } finally {
            halt(false);
            server.tell("resume", "Scanning");
        }
    }

    private synchronized void halt(boolean on) {
        halted = on;
        notifyAll();
    }

    /** Runs before the answer to the sender of a new message. */
    private synchronized void deposited(Note note) {
        try {
            while (halted && note.sequence() == 1) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
