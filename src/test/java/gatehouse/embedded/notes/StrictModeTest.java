package gatehouse.embedded.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import lotus.domino.Database;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.EmbeddedObject;
import lotus.domino.Item;
import lotus.domino.MIMEEntity;
import lotus.domino.NotesException;
import lotus.domino.RichTextItem;
import lotus.domino.Session;
import lotus.domino.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictModeTest {
    @TempDir
    private Path folder;

    private TestHost host;
    private StrictMode strict;
    private Session session;
    private Database database;

    @BeforeEach
    void open() throws NotesException {
        host = new TestHost(folder);
        strict = host.strictMode();
        host.createStore("mail.box");
        session = new EmbeddedSession(host);
        session.setConvertMIME(false);
        database = session.getDatabase("", "mail.box");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void shouldFindNothingInCodeThatRecyclesWhatItMakes() throws NotesException {
        Document document = database.createDocument();
        document.replaceItemValue("Subject", "x").recycle();
        document.save(true, false, false);
        document.recycle();
        database.recycle();
        session.recycle();
        session.recycle();
        assertThat(strict.violations()).isEmpty();
        assertThat(strict.leakedHandles()).isZero();
        assertThat(strict.liveHandles()).isZero();
    }

    @Test
    void shouldRefuseAnObjectThatWasRecycled() throws NotesException {
        Document document = database.createDocument();
        document.recycle();
        refuses(() -> document.getUniversalID(), 4376, "Document used after recycle at StrictModeTest.java");
    }

    @Test
    void shouldRecycleChildrenWithTheirParent() throws NotesException {
        Document document = database.createDocument();
        Item item = document.replaceItemValue("Subject", "x");
        database.recycle();
        refuses(item::getText, 4376, "Item used after recycle");
        assertThat(strict.liveHandles()).isEqualTo(1);
        assertThat(strict.leakedHandles()).isZero();
    }

    @Test
    void shouldShareOneHandleBetweenTwoCallsForOneNote() throws NotesException {
        Document document = database.createDocument();
        document.save(true, false, false);
        Document same = database.getDocumentByUNID(document.getUniversalID());
        same.recycle();
        refuses(document::getNoteID, 4376, "Document used after recycle");
    }

    @Test
    void shouldRefuseAnotherThread() throws Exception {
        NotesException refused = inThread(true, () -> database.getTitle());
        assertThat(refused.text).contains("but belongs to thread");
        assertThat(strict.violationCount()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAThreadThatIsNotInitialised() throws Exception {
        host.initialised.clear();
        refuses(() -> database.getTitle(), 4000, "Database used by a thread that is not initialised");
        NotesException refused = inThread(false, () -> new EmbeddedSession(host));
        assertThat(refused.text).contains("not initialised");
    }

    @Test
    void shouldRefuseAnEntityAfterItsEntitiesWereClosed() throws NotesException {
        Document document = mimeDocument();
        MIMEEntity entity = document.getMIMEEntity("Body");
        document.closeMIMEEntities(false, "Body");
        refuses(entity::getHeaders, 4000, "MimeEntity used after its MIME entities were closed");
    }

    @Test
    void shouldRefuseAnEntityAfterItsDocumentWasRemoved() throws NotesException {
        Document document = mimeDocument();
        MIMEEntity entity = document.getMIMEEntity("Body");
        document.remove(true);
        refuses(entity::getHeaders, 4000, "MimeEntity used after");
        assertThatThrownBy(() -> document.getItemValueString("Form")).isInstanceOf(NotesException.class);
        assertThat(document.isDeleted()).isTrue();
    }

    @Test
    void shouldRefuseToSaveWithOpenEntities() throws NotesException {
        Document document = mimeDocument();
        document.getMIMEEntity("Body").recycle();
        refuses(() -> document.save(true, false, false), 4000, "Document saved with open MIME entities");
        document.closeMIMEEntities();
        assertThat(document.save(true, false, false)).isTrue();
    }

    @Test
    void shouldRefuseTheItemWhileItsEntitiesAreOpen() throws NotesException {
        Document document = mimeDocument();
        Item item = document.getFirstItem("Body");
        document.getMIMEEntity("Body");
        refuses(() -> document.getFirstItem("Body"), 4000, "item Body used while its MIME entities are open");
        refuses(item::getText, 4000, "Item Body used while");
        refuses(document::getItems, 4000, "getItems with open MIME entities");
        assertThat(document.getItemValueString("MIME_Version")).isEqualTo("1.0");
    }

    @Test
    void shouldCountAStreamThatIsOpenWhenItsAttachmentIsRecycled() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        Document document = database.createDocument();
        RichTextItem body = document.createRichTextItem("Body");
        EmbeddedObject attachment = body.embedObject(EmbeddedObject.EMBED_ATTACHMENT, "", file.toString(), "");
        try (InputStream in = attachment.getInputStream()) {
            assertThat(in.readAllBytes()).isEqualTo("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(strict.violationCount()).isZero();
        try (InputStream in = attachment.getInputStream()) {
            attachment.recycle();
            assertThat(in).isNotNull();
        }
        assertThat(strict.violations().get(0)).contains("recycled before its input stream was closed");
    }

    @Test
    void shouldCountWhatIsAliveWhenTheSessionIsRecycled() throws NotesException {
        DateTime created = database.createDocument().getCreated();
        Stream stream = session.createStream();
        assertThat(strict.liveHandles(Thread.currentThread())).isEqualTo(5);
        session.recycle();
        assertThat(created).isNotNull();
        assertThat(stream).isNotNull();
        assertThat(strict.leakedHandles()).isEqualTo(4);
        assertThat(String.join(" ", strict.leaks().keySet()))
                .contains("DateTime made at StrictModeTest.java", "Document made", "Stream made", "Database made");
    }

    @Test
    void shouldCountWhatIsAliveWhenTheThreadIsTerminated() {
        strict.threadTerminated(Thread.currentThread());
        assertThat(strict.leakedHandles()).isEqualTo(2);
        assertThat(strict.liveHandles()).isZero();
    }

    @Test
    void shouldKeepTheNewestViolationsAndCountAll() {
        for (int i = 0; i < 300; i++) {
            strict.violation("v" + i);
        }
        assertThat(strict.violations()).hasSize(200);
        assertThat(strict.violations().get(199)).startsWith("v299 at ");
        assertThat(strict.violationCount()).isEqualTo(300);
    }

    private Document mimeDocument() throws NotesException {
        Document document = database.createDocument();
        MIMEEntity entity = document.createMIMEEntity("Body");
        Stream stream = session.createStream();
        stream.writeText("hello");
        entity.setContentFromText(stream, "text/plain; charset=UTF-8", MIMEEntity.ENC_NONE);
        document.closeMIMEEntities(true, "Body");
        assertThat(document.save(true, false, false)).isTrue();
        entity.recycle();
        return document;
    }

    private void refuses(Call call, int id, String violation) {
        long before = strict.violationCount();
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        NotesException.class, e -> assertThat(e.id).isEqualTo(id));
        assertThat(strict.violationCount()).isEqualTo(before + 1);
        List<String> violations = strict.violations();
        assertThat(violations.get(violations.size() - 1)).contains(violation);
    }

    private NotesException inThread(boolean initialised, Call call) throws InterruptedException {
        AtomicReference<NotesException> thrown = new AtomicReference<>(new NotesException(0, "nothing"));
        Thread thread = new Thread(() -> {
            try {
                call.run();
            } catch (NotesException e) {
                thrown.set(e);
            }
        });
        if (initialised) {
            host.initialised.add(thread);
        }
        thread.start();
        thread.join();
        return Objects.requireNonNull(thrown.get());
    }

    private interface Call {
        void run() throws NotesException;
    }
}
