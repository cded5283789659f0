package gatehouse.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files a folder has, and their sizes and digests; kept as the folder's file {@code MANIFEST}. The paths in it are only
 * compared with those found, never opened. Immutable.
 *
 * @param files SHA-256 and size by path; the paths are relative and as in a URI, so that neither the locale nor the operating system
 *     changes them
 */
record Manifest(SortedMap<String, String> files) {
    static final String NAME = "MANIFEST";
    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_FILES = 5_000;
    private static final long MOST_CONTENT = 64L << 20;
    private static final int DEEPEST = 8;
    private static final int BUFFER = 1 << 16;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64} [0-9]{1,10}) (\\S+)");

    Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** What a folder holds now. @throws IOException also when that is more than a generation may be, or a link */
    static Manifest of(Path folder) throws IOException {
        Walk walk = new Walk(folder);
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
        return new Manifest(walk.files);
    }

    /** What a folder should hold. */
    static Manifest read(Path folder) throws IOException {
        byte[] bytes = DurableFiles.read(folder.resolve(NAME), MOST_BYTES)
                .orElseThrow(() -> new IOException(NAME + " is missing"));
        SortedMap<String, String> files = new TreeMap<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            Matcher form = LINE.matcher(line);
            if (!form.matches() || files.put(form.group(2), form.group(1)) != null) {
                throw new IOException(NAME + " is damaged");
            }
        }
        return new Manifest(files);
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (path, content) -> text.append(content).append(' ').append(path).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("The names of the files in " + folder + " are too long");
        }
        DurableFiles.write(folder.resolve(NAME), bytes);
    }

    /** @throws IOException that names the first file that is missing, added, or not what it was */
    void requireSame(Manifest found) throws IOException {
        for (String path : files.keySet()) {
            if (!found.files.containsKey(path)) {
                throw new IOException(path + " is missing");
            }
            if (!found.files.get(path).equals(files.get(path))) {
                throw new IOException(path + " is not what it was");
            }
        }
        for (String path : found.files.keySet()) {
            if (!files.containsKey(path)) {
                throw new IOException(path + " was added");
            }
        }
    }

    /** Collects the files of a folder, without its manifest. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final SortedMap<String, String> files = new TreeMap<>();
        private long left = MOST_CONTENT;

        Walk(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (file.equals(folder.resolve(NAME))) {
                return FileVisitResult.CONTINUE;
            }
            if (!attributes.isRegularFile()) {
                throw new IOException(file + " is no plain file, or in too many folders");
            }
            files.put(path(file), content(file));
            if (files.size() > MOST_FILES) {
                throw new IOException("there are more than " + MOST_FILES + " files in " + folder);
            }
            return FileVisitResult.CONTINUE;
        }

        private String path(Path file) {
            return folder.toUri().relativize(file.toUri()).getRawPath();
        }

        private String content(Path file) throws IOException {
            MessageDigest digest = sha256();
            long size = 0;
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                    size += count;
                    left -= count;
                    if (left < 0) {
                        throw new IOException("there are more than " + MOST_CONTENT + " bytes in " + folder);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest()) + " " + size;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
