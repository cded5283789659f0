package gatehouse.proof;

import java.util.List;

/**
 * How long the messages of one mode were held. Immutable.
 *
 * @param sorted milliseconds
 * @param resent how often a sender sent a message again
 * @param duplicates that were delivered
 * @param cpu the part of the processors that the process used
 * @param longestStop of the collector, in milliseconds
 */
record HoldFigures(
        Mode mode, List<Double> sorted, int updates, int resent, int duplicates, double cpu, long longestStop) {
    double percentile(double percent) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * percent / 100) - 1);
    }

    double longest() {
        return percentile(100);
    }
}
