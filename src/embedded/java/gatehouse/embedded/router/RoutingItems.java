package gatehouse.embedded.router;

import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The items by which the Router and the mail rules know what to do with a note of a mail.box. */
final class RoutingItems {
    static final String RECIPIENTS = "Recipients";
    static final String FAILURE_REASON = "FailureReason";

    private static final String STATE = "RoutingState";
    private static final String STATE_BY = "RoutingStateBy";
    private static final String HOLD = "HOLD";
    private static final String DEAD = "DEAD";
    private static final String BY_ROUTER = "1";
    private static final String BY_RULE = "2";
    private static final String ROUTE_SERVERS = "RouteServers";
    private static final String ROUTE_TIMES = "RouteTimes";

    private RoutingItems() {}

    /** Whether the Router takes it: anything that is neither held nor dead. */
    static boolean isPending(Note note) {
        return !note.deleted() && !state(note).equals(HOLD) && !isDead(note);
    }

    static boolean isDead(Note note) {
        return state(note).equals(DEAD);
    }

    static void hold(Note note) {
        set(note, STATE, HOLD);
        set(note, STATE_BY, BY_RULE);
    }

    static void kill(Note note, String reason) {
        set(note, STATE, DEAD);
        set(note, STATE_BY, BY_ROUTER);
        set(note, FAILURE_REASON, reason);
    }

    static void clearState(Note note) {
        note.remove(STATE);
        note.remove(STATE_BY);
    }

    static List<String> recipients(Note note) {
        return texts(note, RECIPIENTS).stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    static void recipients(Note note, List<String> recipients) {
        note.replace(new NoteItem(RECIPIENTS, new ItemValue.Text(recipients)));
    }

    static int hops(Note note) {
        return texts(note, ROUTE_SERVERS).size();
    }

    /** Adds this server to the trace. */
    static void trace(Note note, String serverName, Instant time) {
        List<String> servers = new ArrayList<>(texts(note, ROUTE_SERVERS));
        servers.add(serverName);
        note.replace(new NoteItem(ROUTE_SERVERS, new ItemValue.Text(servers)));
        note.items().add(new NoteItem(ROUTE_TIMES, new ItemValue.Dates(List.of(time))));
    }

    static void delivered(Note note, Instant time) {
        note.replace(new NoteItem("DeliveredDate", new ItemValue.Dates(List.of(time))));
    }

    private static String state(Note note) {
        return note.text(STATE).strip().toUpperCase(Locale.ROOT);
    }

    private static void set(Note note, String name, String value) {
        note.replace(new NoteItem(name, new ItemValue.Text(List.of(value))));
    }

    private static List<String> texts(Note note, String name) {
        return note.first(name)
                .map(NoteItem::value)
                .filter(ItemValue.Text.class::isInstance)
                .map(value -> ((ItemValue.Text) value).values())
                .orElse(List.of());
    }
}
