package gatehouse.definitions;

import gatehouse.definitions.channel.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a generation comes from. Immutable.
 *
 * @param id of the generation: version and digest of its files
 * @param deliveries what the channels gave, in the order of the channels
 * @param folders of rules copied from this server, as the settings name them
 * @param rules how many there are
 * @param trial what its trial said, a line each; the first is the result. Of a trial that says very much, the beginning
 */
public record Provenance(
        String id, Instant made, List<Delivery> deliveries, List<String> folders, int rules, List<String> trial) {
    private static final String DOUBTFUL = TrialReport.Result.DOUBTFUL.name().toLowerCase(Locale.ROOT);
    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 500;

    public Provenance {
        deliveries = List.copyOf(deliveries);
        folders = List.copyOf(folders);
        trial = trial.stream().limit(MOST_LINES).map(Provenance::cut).toList();
    }

    /** Whether its trial left the decision to a person. */
    boolean isDoubtful() {
        return trial.stream()
                .limit(1)
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(DOUBTFUL));
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    /** What that channel gave. */
    public Optional<Delivery> delivery(String channel) {
        return deliveries.stream()
                .filter(delivery -> delivery.channel().equals(channel))
                .findFirst();
    }
}
