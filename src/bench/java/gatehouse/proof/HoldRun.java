package gatehouse.proof;

import gatehouse.proof.HoldLog.Held;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One run of the load under all modes, as it was recorded. Immutable.
 *
 * @param duplicates when each message was sent first that was delivered more than once, as often as it was too often
 */
record HoldRun(
        List<Segment> segments,
        List<Update> updates,
        List<Held> held,
        List<Instant> duplicates,
        List<GcLog.Stop> stops) {

    Instant begin() {
        return segments.get(0).from();
    }

    Instant end() {
        return segments.get(segments.size() - 1).to();
    }

    Optional<Mode> modeAt(Instant time) {
        return segments.stream()
                .filter(segment -> segment.contains(time))
                .map(Segment::mode)
                .findFirst();
    }

    HoldFigures figures(Mode mode) {
        List<Segment> own =
                segments.stream().filter(segment -> segment.mode() == mode).toList();
        double seconds = own.stream().mapToDouble(Segment::seconds).sum();
        return new HoldFigures(
                mode,
                millis(own),
                (int) updates.stream().filter(update -> update.mode() == mode).count(),
                own.stream().mapToInt(Segment::resent).sum(),
                (int) duplicates.stream().filter(time -> isIn(own, time)).count(),
                own.stream().mapToLong(Segment::cpu).sum()
                        / 1e9
                        / seconds
                        / Runtime.getRuntime().availableProcessors(),
                stops.stream()
                        .filter(stop -> isIn(own, stop.at()))
                        .mapToLong(GcLog.Stop::millis)
                        .max()
                        .orElse(0));
    }

    /** How long the messages were held that were deposited in these segments, sorted. */
    List<Double> millis(Collection<Segment> segments) {
        return held.stream()
                .filter(message -> isIn(segments, message.deposited()))
                .map(Held::millis)
                .sorted()
                .toList();
    }

    private static boolean isIn(Collection<Segment> segments, Instant time) {
        return segments.stream().anyMatch(segment -> segment.contains(time));
    }
}
