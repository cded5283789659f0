package gatehouse.definitions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A generation on disk. Immutable, as its files are.
 *
 * @param folder its files: folders of rules below {@code rules}, to be read in the order of their names
 */
public record StoredGeneration(Provenance provenance, Path folder) {
    static final String RULES = "rules";
    private static final Pattern ID = Pattern.compile("[0-9]{1,15}-[0-9a-f]{12}");

    public String id() {
        return provenance.id();
    }

    /** The folders of rules in the order in which they are read. */
    public List<Path> ruleFolders() throws IOException {
        return ruleFolders(folder);
    }

    /** Those of a generation or a draft. */
    public static List<Path> ruleFolders(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve(RULES))) {
            return folders.filter(found -> Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** Whether a text is of the form of ids, and so fit to be a folder's name. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
