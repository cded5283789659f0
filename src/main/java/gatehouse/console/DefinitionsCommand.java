package gatehouse.console;

import gatehouse.definitions.GenerationDiff;
import gatehouse.definitions.GenerationStore.Waiting;
import gatehouse.definitions.StoredGeneration;
import gatehouse.definitions.TrialReport;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows where the antispam's rules come from, and lets a person decide which are in force. */
record DefinitionsCommand(DefinitionsDesk desk) implements Command {
    private static final int MOST_DIFFERENCES = 60;

    @Override
    public String name() {
        return "definitions";
    }

    @Override
    public String synopsis() {
        return "definitions [VERB [ID]]";
    }

    @Override
    public String help() {
        return "shows where rules come from, and decides which are in force; 'definitions help' lists the verbs";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out)
            throws UsageException, IOException {
        String verb = arguments.isEmpty() ? "status" : arguments.get(0).toLowerCase(Locale.ROOT);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        switch (verb) {
            case "help" -> DefinitionsTables.verbs().print(out);
            case "status" -> tables().status().print(out);
            case "update" -> update(out);
            case "list" -> tables().generations().print(out);
            case "diff" -> diff(rest, out);
            case "shadow" -> shadow(one(rest), out);
            case "promote" -> promote(rest, out);
            case "rollback" -> rollBack(rest, out);
            case "pin" -> pin(rest, out);
            case "unpin" -> unpin(out);
            case "trial" -> trial(rest, out);
            default ->
                throw new UsageException("there is no 'definitions " + verb + "'; 'definitions help' lists the verbs");
        }
    }

    private DefinitionsTables tables() {
        return new DefinitionsTables(desk);
    }

    private void update(Consumer<String> out) {
        if (desk.settings().get().definitions().channels().isEmpty()) {
            out.accept("There are no channels: the setting DefinitionsChannels names them");
            return;
        }
        out.accept("Looking at the channels; mail goes on meanwhile");
        desk.orders()
                .look(() -> desk.updates()
                        .status()
                        .channels()
                        .forEach((channel, look) -> out.accept(channel + ": " + DefinitionsTables.describe(look))));
    }

    /** Two that are named; one that is named and the active; or the active and what waits, else what was before. */
    private void diff(List<String> ids, Consumer<String> out) throws UsageException, IOException {
        StoredGeneration active = orUsage(desk.store().active(), "there is no active generation to compare with");
        StoredGeneration from;
        StoredGeneration to = active;
        if (ids.isEmpty()) {
            Optional<StoredGeneration> waiting = desk.store().waiting().map(Waiting::generation);
            from = waiting.isPresent() ? active : previous();
            to = waiting.orElse(active);
        } else {
            from = find(ids.get(0));
            to = ids.size() > 1 ? find(ids.get(1)) : active;
        }
        out.accept("From " + from.id() + " to " + to.id());
        GenerationDiff.lines(from, to, MOST_DIFFERENCES).forEach(out);
    }

    private void shadow(String id, Consumer<String> out) throws UsageException {
        StoredGeneration chosen = find(id);
        order(() -> desk.promotion().runInShadow(chosen, desk.settings().get()), out);
    }

    private void promote(List<String> ids, Consumer<String> out) throws UsageException {
        StoredGeneration chosen = ids.isEmpty()
                ? orUsage(
                        desk.store().waiting().map(Waiting::generation), "nothing waits; name a generation of the list")
                : find(one(ids));
        order(() -> desk.promotion().promote(chosen, desk.settings().get()), out);
    }

    private void rollBack(List<String> ids, Consumer<String> out) throws UsageException {
        StoredGeneration chosen = ids.isEmpty() ? previous() : find(one(ids));
        order(() -> desk.promotion().rollBack(chosen, desk.settings().get()), out);
    }

    private void pin(List<String> ids, Consumer<String> out) throws UsageException {
        StoredGeneration chosen =
                ids.isEmpty() ? orUsage(desk.store().active(), "there is no active generation") : find(one(ids));
        order(
                () -> {
                    if (!DefinitionsTables.isIt(desk.store().active(), chosen)) {
                        desk.promotion().promote(chosen, desk.settings().get());
                    }
                    desk.store().pin(true);
                    out.accept("Pinned " + chosen.id() + ": what is new waits until 'definitions unpin'");
                },
                out);
    }

    private void unpin(Consumer<String> out) {
        order(
                () -> {
                    desk.store().pin(false);
                    out.accept("Not pinned any more; 'definitions promote' puts in force what waits");
                },
                out);
    }

    private void trial(List<String> words, Consumer<String> out) throws UsageException, IOException {
        String name = String.join(" ", words);
        Path folder = desk.home().resolve(name.isEmpty() ? "." : name);
        List<Path> folders = !name.isEmpty() && Files.isDirectory(folder)
                ? List.of(folder)
                : find(one(words)).ruleFolders();
        out.accept("Trying " + name + "; it changes nothing");
        order(
                () -> {
                    TrialReport report =
                            desk.updates().tryOut(folders, desk.settings().get());
                    report.lines().forEach(out);
                },
                out);
    }

    private void order(DefinitionsDesk.Work work, Consumer<String> out) {
        desk.orders().order(work, out);
    }

    private StoredGeneration previous() throws UsageException {
        return orUsage(desk.store().previous().stream().findFirst(), "there is no earlier generation");
    }

    private StoredGeneration find(String id) throws UsageException {
        return orUsage(desk.store().find(id), "there is not just one generation whose id begins with " + id);
    }

    private static String one(List<String> words) throws UsageException {
        if (words.size() != 1) {
            throw new UsageException("it takes one id of 'definitions list'");
        }
        return words.get(0);
    }

    private static StoredGeneration orUsage(Optional<StoredGeneration> generation, String otherwise)
            throws UsageException {
        return generation.orElseThrow(() -> new UsageException(otherwise));
    }
}
