package gatehouse.definitions;

import gatehouse.definitions.GenerationStore.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The state of a store as a file: a line for each fact, the most important first, and the digest of all. Each write takes the place of the
 * whole file. A damaged one still gives the facts whose lines can be read. Safe for use by several threads that write one at a time.
 */
final class StateFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final String DIGEST = "sha256";

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /**
     * What was read.
     *
     * @param damage what is wrong with the file; empty when nothing is
     */
    record Reading(StoreState state, Optional<String> damage) {}

    /** Empty when there is no such file. */
    Optional<Reading> read() {
        try {
            return DurableFiles.read(file, MOST_BYTES)
                    .map(bytes -> new Reader().read(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.of(new Reading(StoreState.EMPTY, Optional.of(String.valueOf(e.getMessage()))));
        }
    }

    /** Renames a damaged file, for a person to look at. */
    void setAside() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            DurableFiles.delete(aside);
            DurableFiles.move(file, aside);
        }
    }

    void write(StoreState state) throws IOException {
        String text = text(state);
        DurableFiles.replace(file, (text + Fields.line(DIGEST, digest(text))).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static String text(StoreState state) {
        StringBuilder text = new StringBuilder();
        state.active().ifPresent(id -> text.append(Fields.line("active", id)));
        text.append(Fields.line("pinned", state.pinned()));
        state.waiting().ifPresent(held -> text.append(Fields.line("waiting", held.id(), held.reason())));
        state.previous().forEach(id -> text.append(Fields.line("previous", id)));
        state.refusals().forEach(refusal -> text.append(line(refusal)));
        return text.toString();
    }

    private static String line(Refusal refusal) {
        return Fields.line("refused", refusal.channel(), refusal.version(), refusal.at(), refusal.reason());
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Reads line by line, and goes on after what cannot be read. */
    private static final class Reader {
        private Optional<String> active = Optional.empty();
        private boolean pinned;
        private Optional<StoreState.Held> waiting = Optional.empty();
        private final List<String> previous = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private Optional<String> damage = Optional.empty();

        Reading read(String text) {
            int end = text.lastIndexOf(DIGEST + "\t");
            String facts = text.substring(0, Math.max(0, end));
            if (!text.equals(facts + Fields.line(DIGEST, digest(facts)))) {
                damage = Optional.of("it is not as it was written");
            }
            text.lines().forEach(this::accept);
            return new Reading(new StoreState(active, previous, waiting, pinned, refusals), damage);
        }

        private void accept(String line) {
            try {
                accept(Fields.parse(line));
            } catch (IOException e) {
                damage = Optional.of(String.valueOf(e.getMessage()));
            }
        }

        private void accept(Fields line) throws IOException {
            switch (line.name()) {
                case "active" -> active = Optional.of(line.id(1));
                case "pinned" -> pinned = line.text(1).equals("true");
                case "waiting" -> waiting = Optional.of(new StoreState.Held(line.id(1), line.text(2)));
                case "previous" -> previous.add(line.id(1));
                case "refused" -> refusals.add(new Refusal(line.text(1), line.number(2), line.time(3), line.text(4)));
                default -> {
                    // The digest, or of a later Gatehouse.
                }
            }
        }
    }
}
