package gatehouse.scan;

import java.time.Instant;
import java.util.Optional;

/**
 * An antivirus engine and its definitions, as clamd's VERSION names them: {@code ClamAV 1.4.6/27750/Sun Nov 22 2026}, or
 * without definitions just {@code ClamAV 1.4.6}.
 *
 * @param definitions the number of the definitions, 0 when the engine names none
 * @param definitionsTime when they were made, where the engine says so
 */
public record EngineVersion(String engine, long definitions, Optional<Instant> definitionsTime) {
    @Override
    public String toString() {
        return definitions == 0 ? engine : engine + "/" + definitions;
    }
}
