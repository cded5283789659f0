package gatehouse.definitions.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Public keys in files, armored or not. They prove nothing by themselves: the pinned fingerprints do. Stateless. */
final class KeyFiles {
    /** The name of the key that a channel offers. */
    static final String KEY = "GPG.KEY";

    private static final int MAX_FILES = 100;
    private static final int MAX_BYTES = 256 * 1024;

    private KeyFiles() {}

    /** The keys in a folder's files {@code *.asc} and {@code *.gpg}; none when there is no such folder. */
    static List<byte[]> in(Path folder) throws ChannelException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<byte[]> keys = new ArrayList<>();
            for (Path file :
                    files.filter(KeyFiles::isKey).sorted().limit(MAX_FILES).toList()) {
                keys.add(read(file));
            }
            return keys;
        } catch (IOException e) {
            throw new ChannelException("cannot read the keys in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isKey(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".asc") || name.endsWith(".gpg")) && Files.isRegularFile(file);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] key = in.readNBytes(MAX_BYTES + 1);
            if (key.length > MAX_BYTES) {
                throw new ChannelException(file + " is larger than a key may be");
            }
            return key;
        }
    }
}
