package gatehouse.embedded.notes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lotus.domino.Base;
import lotus.domino.NotesException;

/**
 * What all Notes objects have in common: they belong to the thread of their session, die with their parent, and must be
 * recycled where they were made. Each public method of a subclass begins with {@link #check}. For the session's thread
 * only; any other is turned away, and counted.
 */
abstract class Handle implements Base {
    private final EmbeddedSession session;
    private final Optional<Handle> parent;
    private final Set<Handle> children = new LinkedHashSet<>(4);
    private final String madeAt = Caller.place();
    private boolean recycled;

    /** A session: the root of all handles of its thread. */
    Handle() {
        this.session = (EmbeddedSession) this;
        this.parent = Optional.empty();
    }

    Handle(Handle parent) {
        this.session = parent.session;
        this.parent = Optional.of(parent);
        parent.children.add(this);
        session.handleMade();
    }

    final EmbeddedSession session() {
        return session;
    }

    final boolean isRecycled() {
        return recycled;
    }

    @Override
    public final void recycle() throws NotesException {
        if (recycled) {
            return;
        }
        checkThread();
        beforeRecycle();
        end();
    }

    /** Runs before the handle and what hangs on it end by its own recycle. */
    void beforeRecycle() {}

    /** Runs once when the handle ends, in whatever way. */
    void ended() {}

    /** Turns away a call that a real server would answer with a crash, or worse. */
    final void check() throws NotesException {
        checkThread();
        if (recycled) {
            session.strictMode().violation(kind() + " used after recycle");
            throw Errors.recycled();
        }
    }

    /** Counts a misuse. */
    final NotesException misuse(String what) {
        session.strictMode().violation(kind() + " " + what);
        return new NotesException(Errors.ERROR, kind() + " " + what);
    }

    final void end() {
        if (recycled) {
            return;
        }
        recycled = true;
        List.copyOf(children).forEach(Handle::end);
        parent.ifPresent(handle -> handle.children.remove(this));
        session.handleEnded();
        ended();
    }

    /** This handle and all below it, as what they are and where they were made. */
    final void describe(Consumer<String> to) {
        to.accept(kind() + " made at " + madeAt);
        children.forEach(child -> child.describe(to));
    }

    /** Whatever lives below this handle. */
    final void describeChildren(Consumer<String> to) {
        children.forEach(child -> child.describe(to));
    }

    final String kind() {
        return getClass().getSimpleName().replace("Embedded", "");
    }

    private void checkThread() throws NotesException {
        if (Thread.currentThread() != session.thread()) {
            throw misuse("used by thread " + Thread.currentThread().getName() + " but belongs to thread "
                    + session.thread().getName());
        }
        if (!session.host().threadInitialised()) {
            throw misuse("used by a thread that is not initialised");
        }
    }
}
