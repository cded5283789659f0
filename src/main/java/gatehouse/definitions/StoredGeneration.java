package gatehouse.definitions;

import java.nio.file.Path;

/**
 * A generation on disk. Immutable, as its files are.
 *
 * @param folder its files: folders of rules below {@code rules}, to be read in the order of their names
 */
public record StoredGeneration(Provenance provenance, Path folder) {
    public String id() {
        return provenance.id();
    }
}
