package gatehouse.definitions;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the definitions' thread is doing, and what came of what it did. Immutable.
 *
 * @param activity a few words on what is done now; empty when nothing is
 * @param channels what came of the last look at each, by location
 * @param failure why rules could not be put in force; empty when the last attempt succeeded
 */
public record DefinitionsStatus(String activity, Map<String, Look> channels, Optional<String> failure) {
    static final DefinitionsStatus NEW = new DefinitionsStatus("", Map.of(), Optional.empty());

    public DefinitionsStatus {
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }

    /**
     * A look at a channel.
     *
     * @param failed whether it gave nothing that could be used
     */
    public record Look(Instant at, boolean failed, String result) {}

    DefinitionsStatus during(String now) {
        return new DefinitionsStatus(now, channels, failure);
    }

    DefinitionsStatus failed(String reason) {
        return new DefinitionsStatus(activity, channels, Optional.of(reason));
    }

    DefinitionsStatus succeeded() {
        return new DefinitionsStatus(activity, channels, Optional.empty());
    }

    DefinitionsStatus looked(String channel, Look look) {
        Map<String, Look> more = new LinkedHashMap<>(channels);
        more.put(channel, look);
        return new DefinitionsStatus(activity, more, failure);
    }
}
