package gatehouse.embedded.router;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.runtime.ConsoleLog;
import gatehouse.embedded.runtime.Switches;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Takes every note of the mail.box databases that is not held or dead, as soon as it is saved, and delivers it. It is as
 * hard on an add-in as a Router can be: it has several threads, and waits for nothing. Safe for use by several threads.
 *
 * <p>A note is delivered exactly once, whatever kills the Router or the process: it goes from mail.box only when all its
 * copies are written, a start takes up whatever is there, and {@link Delivery} makes no copy twice.
 */
public final class Router implements AutoCloseable {
    private static final int RETRY_SECONDS = 1;
    private static final int MAX_HOPS = 25;

    private final String serverName;
    private final MailBoxes boxes;
    private final Directory directory;
    private final Switches switches;
    private final ConsoleLog log;
    private final RouterThreads threads = new RouterThreads();
    private final RouterStatistics statistics = new RouterStatistics();
    private final List<Consumer<Note>> observers = new CopyOnWriteArrayList<>();

    public Router(String serverName, MailBoxes boxes, Directory directory, Switches switches, ConsoleLog log) {
        this.serverName = serverName;
        this.boxes = boxes;
        this.directory = directory;
        this.switches = switches;
        this.log = log;
    }

    /** Takes up what is there, and all that comes. */
    public void start() {
        switches.onRouterResumed(this::scan);
        boxes.all().forEach(box -> box.afterSave(note -> consider(box, note)));
        scan();
        log.log("Router: Mail Router started for " + serverName);
    }

    /** Runs for each note that is taken, in the Router's thread. It must not throw. */
    public void onRouted(Consumer<Note> observer) {
        observers.add(observer);
    }

    public RouterCounts counts() {
        return statistics.counts();
    }

    /** Waits for what is being delivered; what is not done then is taken up by the next start. */
    @Override
    public void close() {
        log.log(threads.close() ? "Router: Shutdown is complete" : "Router: Shutdown did not end in time");
    }

    private void scan() {
        for (NsfStore box : boxes.all()) {
            box.select(RoutingItems::isPending).forEach(noteId -> threads.execute(noteId, () -> route(box, noteId)));
        }
    }

    private void consider(NsfStore box, Note note) {
        if (RoutingItems.isPending(note)) {
            threads.execute(note.noteId(), () -> route(box, note.noteId()));
        }
    }

    private void route(NsfStore box, int noteId) {
        try {
            Note note = box.byNoteId(noteId).filter(RoutingItems::isPending).orElse(null);
            if (note != null && !switches.routerStopped()) {
                take(box, note);
            }
        } catch (IOException | RuntimeException e) {
            log.log("Router: Note " + noteId + " of " + box.file().getFileName() + " is tried again: " + e);
            threads.schedule(noteId, () -> route(box, noteId), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void take(NsfStore box, Note note) throws IOException {
        statistics.routed();
        observers.forEach(observer -> observer.accept(note));
        if (RoutingItems.recipients(note).isEmpty()) {
            kill(box, note, "No recipients");
        } else if (RoutingItems.hops(note) >= MAX_HOPS) {
            kill(box, note, "Maximum hop count exceeded: the message is in a routing loop");
        } else {
            deliver(box, note);
        }
    }

    private void deliver(NsfStore box, Note note) throws IOException {
        Delivery delivery = new Delivery(box, note, serverName);
        delivery.run(directory);
        statistics.delivered(delivery);
        if (switches.takeRouterCrash()) {
            crash();
        } else if (delivery.unknown().isEmpty()) {
            box.delete(note, true);
        } else {
            RoutingItems.recipients(note, delivery.unknown());
            kill(
                    box,
                    note,
                    "User " + delivery.unknown().stream().collect(Collectors.joining(", "))
                            + " not listed in Domino Directory");
        }
    }

    /** Leaves the note to whoever changed it meanwhile. */
    private void kill(NsfStore box, Note note, String reason) {
        RoutingItems.kill(note, reason);
        if (box.save(note, false).isPresent()) {
            statistics.dead();
            log.log("Router: Message " + note.unid() + " is dead: " + reason);
        }
    }

    /** What a crash leaves is what is on disk, and a start is a scan. */
    private void crash() {
        log.log("Router: Terminated abnormally, and is restarted");
        scan();
    }
}
