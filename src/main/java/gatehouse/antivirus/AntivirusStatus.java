package gatehouse.antivirus;

import gatehouse.scan.EngineVersion;
import gatehouse.settings.AntivirusSettings.Endpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the antivirus at one moment. Immutable.
 *
 * @param clamds in the order of preference
 */
public record AntivirusStatus(List<ClamdStatus> clamds) {
    public AntivirusStatus {
        clamds = List.copyOf(clamds);
    }

    /** Of the clamd that is asked first now; empty before any has told its version. */
    public Optional<EngineVersion> engine() {
        return clamds.stream()
                .sorted(Comparator.comparing(clamd -> clamd.outage().isPresent()))
                .flatMap(clamd -> clamd.version().stream())
                .map(Version::engine)
                .findFirst();
    }

    /** When the last clamd was lost; empty while one is available. */
    public Optional<Instant> unavailableSince() {
        if (clamds.stream().anyMatch(clamd -> clamd.outage().isEmpty())) {
            return Optional.empty();
        }
        return clamds.stream()
                .flatMap(clamd -> clamd.outage().stream())
                .map(Outage::since)
                .max(Comparator.naturalOrder());
    }

    /** One line each for a person. */
    public List<String> warnings() {
        return clamds.stream()
                .flatMap(clamd -> clamd.warnings().stream().map(warning -> clamd.endpoint() + " " + warning))
                .toList();
    }

    /**
     * One clamd.
     *
     * @param outage while it is not available
     * @param version what it said last; kept while it is not available
     * @param warnings one line each for a person
     */
    public record ClamdStatus(
            Endpoint endpoint, Optional<Outage> outage, Optional<Version> version, List<String> warnings) {
        public ClamdStatus {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A time without valid answers.
     *
     * @param since the first failure
     * @param reason the last failure
     */
    public record Outage(Instant since, String reason) {}

    /** What a clamd said when it was asked. */
    public record Version(EngineVersion engine, Instant asked) {}
}
