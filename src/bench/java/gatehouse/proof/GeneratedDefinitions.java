package gatehouse.proof;

import gatehouse.testing.Eicar;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;

/**
 * Virus definitions of random bytes, which find nothing, and EICAR: so that a clamd has work to do on a machine that has no
 * real definitions. Each is looked for in any type of file.
 */
final class GeneratedDefinitions {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 60;

    private GeneratedDefinitions() {}

    /** Makes a new folder with so many definitions. */
    static Path write(int count) throws IOException {
        Path folder = Files.createTempDirectory("definitions");
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("generated.ndb"))) {
            out.write(Eicar.definition());
            for (int i = 0; i < count; i++) {
                byte[] pattern = new byte[SHORTEST + random.nextInt(LONGEST - SHORTEST)];
                random.nextBytes(pattern);
                out.write("Generated-" + i + ":0:*:" + HexFormat.of().formatHex(pattern) + "\n");
            }
        }
        return folder;
    }
}
