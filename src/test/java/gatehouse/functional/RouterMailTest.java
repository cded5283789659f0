package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.testing.Clamd;
import gatehouse.testing.Documents;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Router holds, and dead mail, is the Router's own business. */
class RouterMailTest {
    @TempDir
    private Path directory;

    @Test
    void shouldLeaveAloneWhatTheRouterHoldsAndDeadMail() throws Exception {
        try (GatehouseFixture server = GatehouseFixture.in(directory)
                .clamd(Clamd.shared().port())
                .holdRule(false)
                .startServer()) {
            NsfStore box = server.domino().database("mail.box");
            Note held = deposit(box, "held", "HOLD", "RoutingStateBy", "1");
            Note failed = deposit(box, "failed", "HOLD", "FailureReason", "No route to host");
            Note dead = deposit(box, "dead", "DEAD", "RoutingStateBy", "1");
            server.domino().switches().holdRule(true);
            server.load();
            server.send("mail", SampleMessage.text("mail"));
            server.awaitDelivered("mail");

            for (Note note : List.of(held, failed, dead)) {
                assertThat(box.byUnid(note.unid()).orElseThrow().sequence()).isEqualTo(note.sequence());
            }
            assertThat(server.count("Messages.Scanned")).isEqualTo(1);
        }
    }

    private static Note deposit(NsfStore box, String id, String state, String item, String value) {
        Note note = Documents.note();
        Documents.put(note, "Form", "Memo");
        Documents.put(note, "Recipients", id + "@" + GatehouseFixture.DOMAIN);
        Documents.put(note, "RoutingState", state);
        Documents.put(note, item, value);
        return box.save(note, false).orElseThrow();
    }
}
