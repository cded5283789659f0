package gatehouse.definitions.channel;

import gatehouse.settings.DefinitionsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Lets tests wait for less long than an administrator would. */
public final class Impatience {
    private Impatience() {}

    /** A client that gives up a silent or slow server soon. */
    public static ChannelClient client(DefinitionsSettings settings, Path keys, Path work, Consumer<String> progress) {
        return new ChannelClient(settings, keys, work, progress, patience());
    }

    static Patience patience() {
        return new Patience(
                Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofMillis(600), 1024, Duration.ofMillis(20));
    }

    static Look look() {
        return new Look(Duration.ofSeconds(30), patience(), text -> {});
    }
}
