package gatehouse.embedded.router;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.runtime.Switches;
import java.util.function.Consumer;

/**
 * The mail rule "all documents: change routing state to hold", run inside the save of a note of a mail.box, and so before
 * the Router can see it. Safe for use by several threads.
 */
public final class HoldRule implements Consumer<Note> {
    private final Switches switches;

    public HoldRule(Switches switches) {
        this.switches = switches;
    }

    @Override
    public void accept(Note note) {
        boolean fires = note.isNew() || (switches.ruleOnUpdates() && !RoutingItems.isDead(note));
        if (fires && switches.holdRule()) {
            RoutingItems.hold(note);
        }
    }
}
