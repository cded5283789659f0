package gatehouse.domino;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import lotus.domino.Base;
import lotus.domino.NotesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Notes objects that one method made: closing recycles them, the last one first. For one thread, in a
 * try-with-resources of the method that makes them.
 */
final class Handles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Handles.class);

    private final Deque<Base> objects = new ArrayDeque<>();

    /** Takes charge of {@code object}, which the Notes API may well have given as null. */
    <T extends Base> T keep(T object) {
        if (object != null) {
            objects.push(object);
        }
        return object;
    }

    /** Takes charge of the Notes objects among the values of a vector. */
    <T extends Collection<?>> T keepAll(T values) {
        for (Object value : values) {
            if (value instanceof Base object) {
                keep(object);
            }
        }
        return values;
    }

    @Override
    public void close() {
        while (!objects.isEmpty()) {
            recycle(objects.pop());
        }
    }

    static void recycle(Base object) {
        try {
            object.recycle();
        } catch (NotesException e) {
            LOG.warn("Could not recycle a {}: {}", object.getClass().getSimpleName(), e.text);
        }
    }
}
