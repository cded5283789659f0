package gatehouse.console;

import gatehouse.definitions.DefinitionsStatus.Look;
import gatehouse.definitions.GenerationStore;
import gatehouse.definitions.GenerationStore.Refusal;
import gatehouse.definitions.GenerationStore.Waiting;
import gatehouse.definitions.StoredGeneration;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code definitions} shows, as tables. For one thread at a time. */
record DefinitionsTables(DefinitionsDesk desk) {
    private static final int MOST_REFUSALS = 5;

    static Table verbs() {
        return new Table()
                .row("status", "what is active and since when; what each channel gave last; what waits and why")
                .row("update", "looks at the channels now; mail goes on meanwhile")
                .row("list", "the generations on disk")
                .row("diff [ID [ID]]", "what is other in what waits, or was other before; or in one than in the other")
                .row("trial ID|FOLDER", "tries a generation, or a folder of rules; changes nothing")
                .row("shadow ID", "scores live mail with it beside the active one; then promotes it, or says why not")
                .row("promote [ID]", "puts in force what waits, or any other")
                .row("rollback [ID]", "goes back to the one before, and does not take the later one again")
                .row("pin [ID]", "keeps the active one, or that one, in force; what is new waits")
                .row("unpin", "what is new comes into force again");
    }

    Table status() {
        GenerationStore store = desk.store();
        Table table = new Table()
                .row(
                        "Active",
                        store.active().map(DefinitionsTables::describe).orElse("none")
                                + (store.isPinned() ? ", PINNED" : ""));
        String activity = desk.updates().status().activity();
        table.row("Now", activity.isEmpty() ? "idle" : activity);
        table.row("Next look", desk.nextLook().get().map(LocalTime::of).orElse("none: no channels"));
        desk.updates().status().failure().ifPresent(failure -> table.row("Not loaded", failure));
        desk.settings()
                .get()
                .definitions()
                .channels()
                .forEach(channel -> table.row(
                        channel.location(),
                        Optional.ofNullable(desk.updates().status().channels().get(channel.location()))
                                .map(DefinitionsTables::describe)
                                .orElse("not looked at yet")));
        store.waiting()
                .ifPresent(waiting -> table.row("Waiting", waiting.generation().id() + ": " + waiting.reason()));
        desk.shadow().report().ifPresent(report -> report.lines().forEach(line -> table.row("Shadow", line)));
        store.refusals().stream().limit(MOST_REFUSALS).forEach(refusal -> table.row("Refused", describe(refusal)));
        return table;
    }

    private static String describe(StoredGeneration generation) {
        return generation.id() + " of " + LocalTime.of(generation.provenance().made()) + ", "
                + generation.provenance().rules() + " rules from " + sources(generation);
    }

    static String describe(Look look) {
        return (look.failed() ? "FAILED " : "") + LocalTime.of(look.at()) + " " + look.result();
    }

    private static String describe(Refusal refusal) {
        return refusal.channel() + " " + refusal.version() + " at " + LocalTime.of(refusal.at()) + ": "
                + refusal.reason();
    }

    private static String sources(StoredGeneration generation) {
        String channels = generation.provenance().deliveries().stream()
                .map(delivery -> delivery.channel() + " " + delivery.version())
                .collect(Collectors.joining(", "));
        String folders = String.join(", ", generation.provenance().folders());
        return channels + (channels.isEmpty() || folders.isEmpty() ? "" : ", ") + folders;
    }

    Table generations() {
        Table table = new Table().row("ID", "MADE", "STATE", "RULES", "FROM");
        for (StoredGeneration generation : desk.store().list()) {
            table.row(
                    generation.id(),
                    LocalTime.of(generation.provenance().made()),
                    state(generation),
                    Integer.toString(generation.provenance().rules()),
                    sources(generation));
        }
        return table;
    }

    private String state(StoredGeneration generation) {
        if (isIt(desk.store().active(), generation)) {
            return desk.store().isPinned() ? "active, pinned" : "active";
        }
        if (isIt(desk.store().waiting().map(Waiting::generation), generation)) {
            return "waiting";
        }
        return isIt(desk.store().previous().stream().findFirst(), generation) ? "previous" : "kept";
    }

    static boolean isIt(Optional<StoredGeneration> one, StoredGeneration generation) {
        return one.map(StoredGeneration::id).equals(Optional.of(generation.id()));
    }
}
