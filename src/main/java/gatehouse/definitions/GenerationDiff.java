package gatehouse.definitions;

import java.util.List;

/** What is different between two generations. Stateless. */
public final class GenerationDiff {
    private GenerationDiff() {}

    /** At most so many lines; the first sums up. */
    @SuppressWarnings("DoNotCallSuggester")
    public static List<String> lines(StoredGeneration from, StoredGeneration to, int most) {
        throw new UnsupportedOperationException();
    }
}
