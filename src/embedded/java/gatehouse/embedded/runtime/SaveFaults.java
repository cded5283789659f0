package gatehouse.embedded.runtime;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.StoreException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs before every save: the slow and the failing disk of {@link Switches}. Safe for use by several threads. */
public final class SaveFaults implements Consumer<Note> {
    private final Switches switches;

    public SaveFaults(Switches switches) {
        this.switches = switches;
    }

    @Override
    public void accept(Note note) {
        try {
            TimeUnit.NANOSECONDS.sleep(switches.slowDisk().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while saving " + note.unid());
        }
        if (switches.takeSaveFailure(note)) {
            throw new StoreException("Disk full (switch) while saving " + note.unid());
        }
    }
}
