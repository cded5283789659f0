package gatehouse.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The stock rules of Debian's package spamassassin: read where they are installed, never part of the project. Without
 * them a test is skipped, but fails where the environment variable CI is set.
 */
public final class SpamAssassinRules {
    private static final Path FOLDER = Path.of("/usr/share/spamassassin");

    private SpamAssassinRules() {}

    /** The folder of the .cf files. */
    public static Path required() {
        boolean present = Files.isDirectory(FOLDER);
        if (!present && System.getenv("CI") != null) {
            fail(FOLDER + " is missing: apt-get install spamassassin");
        }
        assumeTrue(present, "SKIPPED: " + FOLDER + " is missing: apt-get install spamassassin");
        return FOLDER;
    }
}
