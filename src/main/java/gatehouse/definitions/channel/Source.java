package gatehouse.definitions.channel;

import java.util.Optional;

/** Where a channel's versions come from. For one thread. */
interface Source {
    /** Something to do with a folder that should hold the wanted version. */
    interface Attempt<T> {
        T on(Folder folder) throws ChannelException, InterruptedException;
    }

    /** The newest version, in digits. */
    String newestVersion() throws ChannelException, InterruptedException;

    /** Does something with one folder after another until it succeeds. */
    <T> T first(Attempt<T> attempt) throws ChannelException, InterruptedException;

    /** The public key that the channel offers when the folder of the version has none. */
    Optional<byte[]> key() throws ChannelException, InterruptedException;
}
