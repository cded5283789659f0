package gatehouse.embedded.notes;

import java.util.Collection;
import java.util.Vector;

/** The collections that the Notes API returns. Stateless. */
final class Vectors {
    private Vectors() {}

    @SuppressWarnings("JdkObsolete") // the API's type
    static <T> Vector<T> of(Collection<? extends T> values) {
        return new Vector<>(values);
    }
}
