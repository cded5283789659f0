package gatehouse.definitions.channel;

import gatehouse.settings.DefinitionsSettings;
import gatehouse.settings.DefinitionsSettings.Channel;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Asks channels for their newest version and downloads it: over sa-update's protocol (version and mirrors by DNS), from a
 * folder over HTTP without DNS, or from a folder of this machine. For one thread at a time; interrupting it ends what it does.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ChannelClient {
    /**
     * A client for one state of the settings.
     *
     * @param keys folder of public keys, {@code *.asc}; which of them count, the channels' fingerprints say
     * @param work folder for what is kept between two looks: unfinished archives, lists of mirrors
     * @param progress takes a few words on what is being done now
     */
    public ChannelClient(DefinitionsSettings settings, Path keys, Path work, Consumer<String> progress) {
        throw new UnsupportedOperationException();
    }

    /** The newest version that the channel has. */
    public long newestVersion(Channel channel) throws ChannelException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Downloads a version, verifies it, and unpacks it.
     *
     * @param into an empty folder; it holds nothing of use when this fails
     */
    public Delivery fetch(Channel channel, long version, Path into) throws ChannelException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
