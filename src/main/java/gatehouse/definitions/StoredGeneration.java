package gatehouse.definitions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A generation on disk. Immutable, as its files are.
 *
 * @param folder its files: folders of rules below {@code rules}, to be read in the order of their names
 */
public record StoredGeneration(Provenance provenance, Path folder) {
    public String id() {
        return provenance.id();
    }

    /** Those that rules are read from, in order. */
    public List<Path> ruleFolders() throws IOException {
        return Draft.ruleFolders(folder);
    }
}
