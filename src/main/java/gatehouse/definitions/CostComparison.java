package gatehouse.definitions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a generation costs much more than another, by the medians of what the same messages took. Immutable. */
record CostComparison(double candidateMillis, double activeMillis) {
    private static final double MOST_TIMES = 3;

    /** Below this nobody minds. */
    private static final double MOST_MILLIS = 5;

    static CostComparison ofNanos(List<Long> candidate, List<Long> active) {
        return new CostComparison(medianMillis(candidate), medianMillis(active));
    }

    Optional<String> objection() {
        boolean isTooMuch = candidateMillis > MOST_MILLIS && candidateMillis > MOST_TIMES * activeMillis;
        return isTooMuch
                ? Optional.of("it costs more than " + (int) MOST_TIMES + " times the active generation: " + this)
                : Optional.empty();
    }

    private static double medianMillis(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f ms a message in the median, active %.1f ms", candidateMillis, activeMillis);
    }
}
