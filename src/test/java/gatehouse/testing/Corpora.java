package gatehouse.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Assumptions;

/** Messages that nobody of this project wrote, beside the project where a machine has them; else tests are skipped. */
public final class Corpora {
    public static final String CLASSIC = "classic";
    public static final String MIME = "mime";
    public static final List<String> ALL = List.of(CLASSIC, MIME);

    private static final Path FOLDER = Path.of("../shared/corpora");

    private Corpora() {}

    public static List<Message> read(String corpus) throws IOException {
        Path file = FOLDER.resolve(corpus + ".tar.xz");
        Assumptions.assumeTrue(Files.exists(file), () -> "SKIPPED, no corpus at " + file.toAbsolutePath());
        List<Message> messages = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !entry.getName().endsWith("LICENSE")) {
                    messages.add(new Message(entry.getName(), tar.readAllBytes()));
                }
            }
        }
        return messages;
    }

    /** A message and where it stands in its corpus. */
    public static final class Message {
        private final String name;
        private final byte[] bytes;

        private Message(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        public String name() {
            return name;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
