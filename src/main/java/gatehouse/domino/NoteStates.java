package gatehouse.domino;

import gatehouse.server.RoutingState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lotus.domino.Document;
import lotus.domino.Item;
import lotus.domino.NotesException;

/** Reads who has a mail.box note in hand, and the tag that it carries. */
final class NoteStates {
    /** The item of the tag; only {@link NotesPendingMail} writes it. */
    static final String TAG = "X-SSOTag";

    static final String STATE = "RoutingState";
    static final String STATE_BY = "RoutingStateBy";
    private static final String BY_ROUTER = "1";

    private NoteStates() {}

    static RoutingState state(Document note) throws NotesException {
        String state = note.getItemValueString(STATE);
        if (state == null || state.isEmpty()) {
            return RoutingState.PASSING;
        }
        boolean byRouter = BY_ROUTER.equals(note.getItemValueString(STATE_BY)) || note.hasItem("FailureReason");
        return state.equals("HOLD") && !byRouter ? RoutingState.HELD : RoutingState.ROUTER;
    }

    /** The names of the items that a spam filter's headers are kept in; some servers write them with underscores. */
    static Set<String> spamItems(Document note) throws NotesException {
        Set<String> names = new LinkedHashSet<>();
        try (Handles handles = new Handles()) {
            for (Object value : handles.keepAll(note.getItems())) {
                String name = ((Item) value).getName();
                if (name.toLowerCase(Locale.ROOT).replace('_', '-').startsWith("x-spam-")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Whether Notes signed or encrypted it: its visible items are not ours to change. */
    static boolean isSealed(Document note) throws NotesException {
        return note.hasItem("$Signature") || note.isEncrypted();
    }

    /** The tag's text. It came as an item from another server, or folded as a header by SMTP. */
    static Optional<String> tag(Document note) throws NotesException {
        List<String> texts = Calls.texts(note, TAG);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(0));
    }
}
