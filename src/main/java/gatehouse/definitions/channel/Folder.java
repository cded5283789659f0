package gatehouse.definitions.channel;

import java.util.Optional;

/** A place where the files of a channel lie beside each other: a mirror, or a folder of this machine. */
interface Folder {
    int MAX_SMALL = 64 * 1024;
    long MAX_ARCHIVE = 64L * 1024 * 1024;

    /** The content of a small file; empty when there is none of that name. */
    Optional<byte[]> read(String name) throws ChannelException, InterruptedException;

    /** Brings an archive here. */
    void copy(String name, PartFile to) throws ChannelException, InterruptedException;

    /** The URL or path of a file in it. */
    String locate(String name);
}
