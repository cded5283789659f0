package gatehouse.definitions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A generation on disk. Immutable, as its files are.
 *
 * @param folder its files: folders of rules below {@code rules}, to be read in the order of their names
 */
public record StoredGeneration(Provenance provenance, Path folder) {
    private static final Pattern ID = Pattern.compile("[0-9]{1,15}-[0-9a-f]{12}");

    public String id() {
        return provenance.id();
    }

    /** Those that rules are read from, in order. */
    public List<Path> ruleFolders() throws IOException {
        return Draft.ruleFolders(folder);
    }

    /** Whether a text is of the form of ids, and so fit to be a folder's name. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
