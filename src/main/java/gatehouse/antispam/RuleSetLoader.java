package gatehouse.antispam;

import gatehouse.antispam.rules.Problem;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads folders of rules and compiles them, which takes seconds. The version of a generation is the number in a file
 * {@code VERSION} of a folder, 0 without one. For one thread at a time.
 */
public final class RuleSetLoader {
    private static final String VERSION = "VERSION";
    private static final long MOST_DIGESTED = 32L << 20;
    private static final int DIGEST_BYTES = 6;
    private static final int MOST_OF_VERSION = 64;

    /**
     * Makes a generation.
     *
     * @param folders whose rules are read in this order
     * @throws IOException when a folder cannot be read, there is no rule in any, the budget does not suffice, or the thread is
     *     interrupted: it is a {@link java.nio.channels.ClosedByInterruptException} then
     */
    public RuleGeneration load(List<Path> folders, CompileBudget budget) throws IOException {
        try {
            return loadWithin(folders, budget);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RuleGeneration loadWithin(List<Path> folders, CompileBudget budget) throws IOException {
        long start = System.nanoTime();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IOException("there is no folder " + folder);
            }
        }
        String id = id(folders);
        RuleSetModel model = new RuleSetParser(budget::check).parse(folders);
        if (model.rules().isEmpty()) {
            throw new IOException("there are no rules in any folder");
        }
        RuleSet rules = RuleSet.compile(model, budget::check);
        List<Problem> problems = new ArrayList<>(model.problems());
        problems.addAll(rules.problems());
        return new RuleGeneration(
                id,
                rules,
                problems,
                model.problemCount() + rules.problems().size(),
                Instant.now(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** The id that the rules of these folders have. */
    public static String id(List<Path> folders) throws IOException {
        return version(folders) + "-" + digest(folders);
    }

    private static long version(List<Path> folders) throws IOException {
        long version = 0;
        for (Path folder : folders) {
            Path file = folder.resolve(VERSION);
            String text = Files.exists(file) ? beginning(file).strip() : "0";
            if (!text.matches("\\d{1,15}")) {
                throw new IOException(file + " holds no whole number");
            }
            version = Math.max(version, Long.parseLong(text));
        }
        return version;
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_OF_VERSION), StandardCharsets.ISO_8859_1);
        }
    }

    private static String digest(List<Path> folders) throws IOException {
        MessageDigest sha256 = newSha256();
        long left = MOST_DIGESTED;
        for (Path file : files(folders)) {
            left -= Files.size(file);
            if (left < 0) {
                throw new IOException("the rules are larger than " + MOST_DIGESTED + " bytes");
            }
            sha256.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, DIGEST_BYTES);
    }

    private static List<Path> files(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{pre,cf}")) {
                for (Path entry : entries) {
                    files.add(entry);
                }
            }
        }
        files.sort(Comparator.comparing(Path::toString));
        return files;
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
