package gatehouse.console;

import gatehouse.quarantine.QuarantineDesk;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Lists, shows, releases and deletes quarantined messages. An id may be cut to its first characters. */
record QuarantineCommand(QuarantineDesk quarantine) implements Command {
    private static final int MOST_LISTED = 50;
    private static final int SEARCHED = 100_000;
    private static final int SHORTEST_ID = 6;

    @Override
    public String name() {
        return "quarantine";
    }

    @Override
    public String synopsis() {
        return "quarantine list | show|release|delete ID";
    }

    @Override
    public String help() {
        return "lists quarantined messages, shows, releases or deletes one";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out)
            throws ServerException, IOException, UsageException {
        String verb = arguments.isEmpty() ? "list" : arguments.get(0).toLowerCase(Locale.ROOT);
        if (verb.equals("list")) {
            list(session, out);
            return;
        }
        if (arguments.size() != 2) {
            throw new UsageException("'quarantine " + verb + "' takes one id");
        }
        QuarantineEntry entry = find(session, arguments.get(1));
        switch (verb) {
            case "show" -> show(entry, out);
            case "release" -> release(session, entry, out);
            case "delete" -> delete(session, entry, out);
            default -> throw new UsageException("there is no 'quarantine " + verb + "'");
        }
    }

    private void list(ServerSession session, Consumer<String> out) throws ServerException {
        List<QuarantineEntry> entries = quarantine.list(session, MOST_LISTED);
        Table table = new Table().row("ID", "TIME", "STATE", "FROM", "REASON");
        for (QuarantineEntry entry : entries) {
            table.row(
                    entry.id(),
                    LocalTime.of(entry.time()),
                    entry.state().name().toLowerCase(Locale.ROOT),
                    entry.sender(),
                    entry.reason());
        }
        if (entries.isEmpty()) {
            out.accept("The quarantine is empty");
        } else {
            table.print(out);
        }
    }

    private static void show(QuarantineEntry entry, Consumer<String> out) {
        Table table = new Table()
                .row("Id", entry.id())
                .row("State", entry.state().name().toLowerCase(Locale.ROOT))
                .row("Time", LocalTime.of(entry.time()))
                .row("From", entry.sender())
                .row("To", String.join(", ", entry.recipients()))
                .row("Subject", entry.subject())
                .row("Size", entry.size() + " bytes")
                .row("Reason", entry.reason());
        entry.findings().forEach(finding -> table.row("Finding", finding));
        table.print(out);
    }

    private void release(ServerSession session, QuarantineEntry entry, Consumer<String> out)
            throws ServerException, IOException {
        out.accept(
                quarantine.release(session, entry.id())
                        ? "Released " + entry.id() + ": it goes through mail.box once more, tagged"
                        : entry.id() + " was released before");
    }

    private void delete(ServerSession session, QuarantineEntry entry, Consumer<String> out) throws ServerException {
        quarantine.delete(session, entry.id());
        out.accept("Deleted " + entry.id());
    }

    private QuarantineEntry find(ServerSession session, String id) throws ServerException, UsageException {
        String wanted = id.toUpperCase(Locale.ROOT);
        if (wanted.length() < SHORTEST_ID) {
            throw new UsageException("give at least " + SHORTEST_ID + " characters of the id");
        }
        List<QuarantineEntry> found = quarantine.list(session, SEARCHED).stream()
                .filter(entry -> entry.id().startsWith(wanted))
                .toList();
        if (found.size() != 1) {
            throw new UsageException(found.isEmpty() ? "there is no entry " + id : "several entries begin with " + id);
        }
        return found.get(0);
    }
}
