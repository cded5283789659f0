package gatehouse.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders below Gatehouse's home. */
record Folders(Path home) {
    /** Makes the folders, and empties the spool of what an earlier process left. */
    void prepare() throws IOException {
        Files.createDirectories(keys());
        Files.createDirectories(state());
        Files.createDirectories(spool());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(spool(), "*.spool")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    Path config() {
        return home.resolve("config");
    }

    Path keys() {
        return home.resolve("keys");
    }

    Path state() {
        return home.resolve("state");
    }

    /** Public keys of the channels. */
    Path channelKeys() {
        return config().resolve("channel-keys");
    }

    Path definitions() {
        return home.resolve("definitions");
    }

    Path spool() {
        return home.resolve("spool");
    }
}
