package gatehouse.definitions.channel;

import java.nio.file.Path;

/** Unpacks archives of rules, {@code .tar.gz}, within bounds. Stateless. */
@SuppressWarnings("DoNotCallSuggester")
final class Unpacker {
    private Unpacker() {}

    /**
     * Unpacks the rule files of an archive into a folder, flat.
     *
     * @throws ChannelException when the archive is damaged, larger than the bounds, holds no rules, or an entry that is no plain
     *     file of rules in the archive's top folder: a link, a device, a path that leads elsewhere
     */
    static void unpack(Path archive, Path into) throws ChannelException {
        throw new UnsupportedOperationException();
    }
}
