package gatehouse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import lotus.domino.Database;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.NotesException;
import lotus.domino.NotesFactory;
import lotus.domino.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as an add-in task sees it through Notes objects. */
class NotesObjectsTest {
    private static final String ALICE = "alice@acme.test";

    @TempDir
    private Path directory;

    private EmbeddedDomino domino;

    @BeforeEach
    void start() {
        domino = EmbeddedDomino.builder("mail1/Acme", directory)
                .notesIni(Map.of("GatehouseTest", "yes"))
                .build();
        domino.person(ALICE, "mail/alice.nsf");
        domino.start();
    }

    @AfterEach
    void close() {
        domino.close();
    }

    @Test
    void shouldDeliverHeldMessageThatIsReleasedThroughDocument() throws Exception {
        deposit("first");

        boolean released = domino.inNotesThread(this::releaseAll);

        assertThat(released).isTrue();
        await().until(() -> domino.database("mail/alice.nsf").count() == 1);
        assertThat(Notes.all(domino.database("mail/alice.nsf")).get(0).text("X-Tag"))
                .isEqualTo("seen");
        assertThat(domino.strictMode().violations()).isEmpty();
        assertThat(domino.strictMode().leakedHandles()).isZero();
        assertThat(domino.strictMode().liveHandles()).isZero();
    }

    @Test
    void shouldNotReleaseWhatRuleHoldsAgain() throws Exception {
        deposit("first");
        domino.switches().ruleOnUpdates(true);

        domino.inNotesThread(this::releaseAll);

        assertThat(Notes.all(domino.database("mail.box")).get(0).text("RoutingState"))
                .isEqualTo("HOLD");
    }

    @Test
    void shouldThrowNotesExceptionWhenSaveFails() throws IOException {
        deposit("first");
        domino.switches().failSaves(1);

        assertThatThrownBy(() -> domino.inNotesThread(this::releaseAll)).isInstanceOf(NotesException.class);

        assertThat(domino.database("mail.box").count()).isEqualTo(1);
    }

    @Test
    void shouldCountHandlesThatThreadLeavesAlive() throws Exception {
        domino.inNotesThread(() -> mailBox(NotesFactory.createSession()).getAllDocuments());

        assertThat(domino.strictMode().leakedHandles()).isPositive();
        assertThat(domino.strictMode().liveHandles()).isZero();
    }

    @Test
    void shouldKnowItsNameAndSettings() throws Exception {
        domino.inNotesThread(() -> {
            Session session = NotesFactory.createSession();
            assertThat(session.getUserName()).contains("mail1").contains("Acme");
            assertThat(session.getEnvironmentString("gatehousetest", true)).isEqualTo("yes");
            session.recycle();
            return true;
        });
    }

    private boolean releaseAll() throws NotesException {
        Session session = NotesFactory.createSession();
        Database box = mailBox(session);
        DocumentCollection documents = box.getAllDocuments();
        Document document = documents.getFirstDocument();
        document.replaceItemValue("X-Tag", "seen").recycle();
        document.removeItem("RoutingState");
        document.removeItem("RoutingStateBy");
        try {
            return document.save(false, false, false);
        } finally {
            document.recycle();
            documents.recycle();
            box.recycle();
            session.recycle();
        }
    }

    private static Database mailBox(Session session) throws NotesException {
        return session.getDatabase("", "mail.box");
    }

    private void deposit(String subject) throws IOException {
        String message = "Subject: " + subject + "\r\n\r\nbody\r\n";
        assertThat(SmtpClient.send(domino.smtpPort(), "sender@example.org", ALICE, message))
                .startsWith("250");
    }
}
