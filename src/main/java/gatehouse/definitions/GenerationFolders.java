package gatehouse.definitions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of generations, {@code generations/<id>}, and of those in the making, {@code drafts/*}. A generation comes and goes by
 * one rename, from and to the drafts: whatever is in {@code drafts} at the start is worth nothing. For one thread at a time.
 */
final class GenerationFolders {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationFolders.class);
    private static final int MOST_READ = 1_000;

    private final Path drafts;
    private final Path generations;

    private GenerationFolders(Path drafts, Path generations) {
        this.drafts = drafts;
        this.generations = generations;
    }

    static GenerationFolders open(Path root) throws IOException {
        GenerationFolders folders = new GenerationFolders(folder(root, "drafts"), folder(root, "generations"));
        for (Path draft : children(folders.drafts)) {
            DurableFiles.delete(draft);
        }
        return folders;
    }

    private static Path folder(Path root, String name) throws IOException {
        Path folder = root.resolve(name);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is a link or a file; it has to be a folder");
        }
        return folder;
    }

    /** Those that are complete and as they were written; the log names the others. */
    List<StoredGeneration> read() throws IOException {
        List<StoredGeneration> good = new ArrayList<>();
        for (Path folder : children(generations)) {
            try {
                good.add(read(folder));
            } catch (IOException e) {
                LOG.warn(
                        "{} is no whole generation of definitions, is not used, and goes with the next update: {}",
                        folder,
                        e.getMessage());
            }
        }
        return good;
    }

    private static StoredGeneration read(Path folder) throws IOException {
        check(folder);
        Provenance provenance = ProvenanceFile.read(folder);
        if (!StoredGeneration.isId(provenance.id()) || !folder.endsWith(provenance.id())) {
            throw new IOException("its name is not its id");
        }
        return new StoredGeneration(provenance, folder);
    }

    /** @throws IOException when it is not as it was written */
    static void check(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder");
        }
        Manifest.read(folder).requireSame(Manifest.of(folder));
    }

    static boolean isThere(StoredGeneration generation) {
        return Files.isDirectory(generation.folder(), LinkOption.NOFOLLOW_LINKS);
    }

    Path newDraft() throws IOException {
        return Files.createTempDirectory(drafts, "draft");
    }

    void discard(Path draft) throws IOException {
        DurableFiles.delete(requireDraft(draft));
    }

    /** Makes a draft a generation, in place of what has its name. */
    StoredGeneration keep(Path draft, Provenance provenance) throws IOException {
        seal(requireDraft(draft), provenance);
        Path folder = generations.resolve(provenance.id());
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            remove(folder);
        }
        DurableFiles.move(draft, folder);
        return new StoredGeneration(provenance, folder);
    }

    private static void seal(Path draft, Provenance provenance) throws IOException {
        if (!StoredGeneration.isId(provenance.id())) {
            throw new IOException("'" + provenance.id() + "' is no id of a generation");
        }
        if (StoredGeneration.ruleFolders(draft).isEmpty()) {
            throw new IOException("There are no rules in " + draft);
        }
        ProvenanceFile.write(draft, provenance);
        Manifest.of(draft).write(draft);
        DurableFiles.forceTree(draft);
    }

    /** Removes what is in the folder of generations and not one of these. */
    void removeOthers(List<StoredGeneration> kept) throws IOException {
        List<Path> folders = kept.stream().map(StoredGeneration::folder).toList();
        for (Path folder : children(generations)) {
            if (!folders.contains(folder)) {
                remove(folder);
            }
        }
    }

    private void remove(Path folder) throws IOException {
        Path draft = newDraft();
        DurableFiles.move(folder, draft.resolve("removed"));
        DurableFiles.delete(draft);
    }

    private Path requireDraft(Path draft) {
        if (!drafts.equals(draft.getParent()) || !draft.equals(draft.normalize())) {
            throw new IllegalArgumentException(draft + " is no draft");
        }
        return draft;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.limit(MOST_READ).sorted().toList();
        }
    }
}
