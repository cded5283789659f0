package gatehouse.embedded.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.embedded.mime.HeaderItems;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NoteObjects;
import gatehouse.embedded.nsf.NsfStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import lotus.domino.Database;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.EmbeddedObject;
import lotus.domino.Item;
import lotus.domino.MIMEEntity;
import lotus.domino.MIMEHeader;
import lotus.domino.NotesException;
import lotus.domino.RichTextItem;
import lotus.domino.Session;
import lotus.domino.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDocumentTest {
    @TempDir
    private Path folder;

    private TestHost host;
    private NsfStore store;
    private Session session;
    private Database database;

    @BeforeEach
    void open() throws NotesException {
        host = new TestHost(folder);
        store = host.createStore("mail.box");
        session = new EmbeddedSession(host);
        session.setConvertMIME(false);
        database = session.getDatabase("", "mail.box");
    }

    @AfterEach
    void close() throws NotesException {
        session.recycle();
        host.close();
        assertThat(host.strictMode().violations()).isEmpty();
    }

    @Test
    void shouldOpenOnlyDatabasesThatExist() throws NotesException {
        assertThat(session.getDatabase("", "none.nsf")).isNull();
        assertThat(session.getDatabase("mail1/Acme", "none.nsf", true).isOpen()).isFalse();
        assertThat(session.getDatabase("CN=mail1/O=Acme", "mail.box").isOpen()).isTrue();
        failsWith(4060, () -> session.getDatabase("mail2/Acme", "mail.box"));
        Database made = session.getDbDirectory("").createDatabase("new.nsf", true);
        made.setTitle("New");
        assertThat(made.getTitle()).isEqualTo("New");
        assertThat(made.getReplicaID()).hasSize(16);
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void shouldGiveValuesBackByTheirKind() throws NotesException {
        Document document = database.createDocument();
        document.replaceItemValue("Text", "a");
        document.replaceItemValue("Texts", Vectors.of(List.of("a", "b")));
        document.replaceItemValue("Number", 2.6);
        document.replaceItemValue("Date", session.createDateTime(new Date(1234)));
        document.save(true, false, false);
        Document read = reopened(document);
        assertThat(read.getItemValueString("text")).isEqualTo("a");
        assertThat(read.getItemValue("Texts")).isEqualTo(List.of("a", "b"));
        assertThat(read.getItemValueInteger("Number")).isEqualTo(3);
        assertThat(((DateTime) read.getItemValue("Date").get(0)).toJavaDate()).isEqualTo(new Date(1234));
        assertThat(read.getFirstItem("Date").getType()).isEqualTo(Item.DATETIMES);
        assertThat(read.getItemValue("None").isEmpty()).isTrue();
        assertThat(read.getItemValueString("None")).isEmpty();
        assertThat(read.getItemValueInteger("None")).isZero();
        assertThat(read.getFirstItem("None")).isNull();
        failsWith(4000, () -> read.replaceItemValue("Bad", Vectors.of(List.of("a", 1))));
    }

    @Test
    void shouldTellWhetherSomebodyElseSavedOrDeleted() throws NotesException {
        Document document = saved("Form", "Memo");
        Note other = store.byUnid(document.getUniversalID()).orElseThrow();
        store.save(other, false);
        assertThat(document.save(false, false, false)).isFalse();
        assertThat(document.save(true, false, false)).isTrue();
        store.delete(store.byUnid(document.getUniversalID()).orElseThrow(), true);
        assertThat(document.save(false, false, false)).isFalse();
        assertThat(document.remove(false)).isFalse();
    }

    @Test
    void shouldRefuseASecondNoteOfOneUnid() throws NotesException {
        Document first = saved("Form", "Memo");
        Document second = database.createDocument();
        second.setUniversalID(first.getUniversalID());
        failsWith(4000, () -> second.save(true, false, false));
        failsWith(4091, () -> database.getDocumentByUNID("0".repeat(32)));
        failsWith(4091, () -> database.getDocumentByUNID("x"));
        failsWith(4091, () -> database.getDocumentByID("zz"));
        assertThat(database.getDocumentByID(first.getNoteID())).isSameAs(first);
    }

    @Test
    void shouldFailTheSaveWhenTheServerFailsIt() throws NotesException {
        store.beforeSave(note -> {
            throw new gatehouse.embedded.nsf.StoreException("disk full");
        });
        failsWith(4000, () -> saved("Form", "Memo"));
    }

    @Test
    void shouldListChangesAndDeletionsSinceATime() throws NotesException {
        Document old = saved("Form", "Old");
        DateTime until =
                database.getModifiedDocuments(null, Database.DBMOD_DOC_DATA).getUntilTime();
        Document fresh = saved("Form", "Fresh");
        old.remove(true);
        old.recycle();
        DocumentCollection changed = database.getModifiedDocuments(until, Database.DBMOD_DOC_DATA);
        assertThat(changed.getCount()).isEqualTo(2);
        Document first = changed.getFirstDocument();
        assertThat(first).isSameAs(fresh);
        Document stub = changed.getNextDocument(first);
        assertThat(stub.isDeleted()).isTrue();
        assertThat(stub.isValid()).isFalse();
        assertThat(changed.getNextDocument(stub)).isNull();
        assertThat(database.getAllDocuments().getCount()).isEqualTo(1);
    }

    @Test
    void shouldFindDocumentsByFormula() throws NotesException {
        saved("Form", "Memo");
        saved("Form", "Reply");
        saved("State", "a \"b\"");
        assertThat(count("SELECT @All")).isEqualTo(3);
        assertThat(count("Form = \"Memo\"")).isEqualTo(1);
        assertThat(count("select form = \"Memo\" | Form = \"Reply\" & State = \"\""))
                .isEqualTo(2);
        assertThat(count("SELECT (Form != \"Memo\" & Form != \"Reply\");")).isEqualTo(1);
        assertThat(count("State = \"a \\\"b\\\"\"")).isEqualTo(1);
        assertThat(database.search("@All", null, 2).getCount()).isEqualTo(2);
        for (String bad : List.of("", "SELECT @Created < [1.1.2020]", "Form = Memo", "Form = \"x", "(@All", "@All x")) {
            failsWith(4044, () -> database.search(bad));
        }
    }

    @Test
    void shouldShowFilesAndOleObjectsWhereDominoDoes() throws NotesException, IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        Document document = database.createDocument();
        RichTextItem body = document.createRichTextItem("Body");
        body.appendText("text");
        body.addNewLine();
        body.embedObject(EmbeddedObject.EMBED_ATTACHMENT, "", file.toString(), "b.txt");
        document.save(true, false, false);
        Note note = store.byUnid(document.getUniversalID()).orElseThrow();
        NoteObjects.addFile(store, note, "hidden.bin", new ByteArrayInputStream(new byte[] {1, 2}));
        NoteObjects.addOleObject(note, "Body", "Sheet", "Excel.Sheet.8");
        store.save(note, false);
        Document read = reopened(document);
        assertThat(session.evaluate("@AttachmentNames", read)).isEqualTo(List.of("b.txt", "hidden.bin"));
        failsWith(4044, () -> session.evaluate("@All", read));
        assertThat(read.getEmbeddedObjects()).hasSize(1);
        assertThat(read.getAttachment("HIDDEN.bin").getFileSize()).isEqualTo(2);
        assertThat(read.getAttachment("none")).isNull();
        RichTextItem readBody = (RichTextItem) read.getFirstItem("Body");
        assertThat(readBody.getUnformattedText()).isEqualTo("text\n");
        EmbeddedObject attachment =
                (EmbeddedObject) readBody.getEmbeddedObjects().get(0);
        attachment.extractFile(folder.resolve("out").toString());
        assertThat(folder.resolve("out")).hasContent("hello");
        EmbeddedObject ole = (EmbeddedObject) readBody.getEmbeddedObjects().get(1);
        assertThat(ole.getType()).isEqualTo(EmbeddedObject.EMBED_OBJECT);
        assertThat(ole.getClassName()).isEqualTo("Excel.Sheet.8");
        failsWith(4069, ole::getInputStream);
    }

    @Test
    void shouldWriteAndReadMimeEntities() throws NotesException {
        Document document = database.createDocument();
        MIMEEntity root = document.createMIMEEntity("Body");
        root.createHeader("Subject").setHeaderVal("Grüße \u20ac");
        root.createHeader("Content-Type").setHeaderVal("multipart/alternative");
        root.setPreamble("hello");
        MIMEEntity text = root.createChildEntity();
        text.setContentFromText(stream("text"), "text/plain; charset=UTF-8", MIMEEntity.ENC_NONE);
        MIMEEntity image = root.createChildEntity();
        image.setContentFromBytes(stream("aGVsbG8="), "image/gif", MIMEEntity.ENC_BASE64);
        document.closeMIMEEntities(true, "Body");
        document.save(true, false, false);
        Document read = reopened(document);
        assertThat(read.getItemValueString("Subject")).isEqualTo("Grüße \u20ac");
        MIMEEntity top = read.getMIMEEntity();
        assertThat(top.getContentType()).isEqualTo("multipart");
        assertThat(top.getContentSubType()).isEqualTo("alternative");
        assertThat(top.getPreamble()).isEqualTo("hello");
        MIMEEntity first = top.getFirstChildEntity();
        assertThat(first.getCharset()).isEqualTo("UTF-8");
        assertThat(first.getParentEntity()).isSameAs(top);
        assertThat(content(first, false)).isEqualTo("text");
        MIMEEntity second = first.getNextEntity();
        assertThat(second).isSameAs(first.getNextSibling());
        assertThat(second.getEncoding()).isEqualTo(MIMEEntity.ENC_BASE64);
        assertThat(content(second, false)).isEqualTo("aGVsbG8=");
        assertThat(content(second, true)).isEqualTo("hello");
        assertThat(second.getBoundaryStart()).startsWith("\r\n--=_").endsWith("\r\n");
        assertThat(second.getNextEntity()).isNull();
        read.closeMIMEEntities();
    }

    @Test
    void shouldShowTheMessagesHeaderAtTheTopEntity() throws NotesException, IOException {
        Document document = mimeNote("Content-Type: text/plain; charset=x\r\n\r\nbody");
        MIMEEntity top = document.getMIMEEntity();
        assertThat(top.getHeaders())
                .isEqualTo("Received: a\r\n\tb\r\nSUBJECT: x; y\r\nContent-Type: text/plain; charset=x\r\n");
        assertThat(top.getHeaderObjects()).hasSize(3);
        MIMEHeader type = top.getNthHeader("content-type");
        assertThat(type.getHeaderVal()).isEqualTo("text/plain");
        assertThat(type.getParamVal("charset")).isEqualTo("x");
        assertThat(top.getNthHeader("Received").getHeaderValAndParams()).isEqualTo("a\tb");
        assertThat(top.getNthHeader("None")).isNull();
        assertThat(top.getEncoding()).isEqualTo(MIMEEntity.ENC_NONE);
        document.closeMIMEEntities();
    }

    @Test
    void shouldGiveNoEntityOfAnItemThatWasReadAsRichText() throws NotesException, IOException {
        Document document = mimeNote("\r\nbody");
        assertThat(document.getFirstItem("Body").getType()).isEqualTo(Item.MIME_PART);
        session.setConvertMIME(true);
        Document converting = reopened(document);
        assertThat(converting.getFirstItem("Body").getType()).isEqualTo(Item.RICHTEXT);
        assertThat(converting.getMIMEEntity("Body")).isNull();
        assertThat(converting.getMIMEEntity("Other")).isNull();
    }

    @Test
    void shouldCopyAllItemsWithTheirBlobsToAnotherDatabase() throws NotesException, IOException {
        Document document = mimeNote("\r\nbody");
        Note note = store.byUnid(document.getUniversalID()).orElseThrow();
        NoteObjects.addFile(store, note, "a.bin", new ByteArrayInputStream(new byte[100_000]));
        store.save(note, false);
        Document source = reopened(document);
        Database target = session.getDbDirectory("").createDatabase("q.nsf", true);
        Document copy = target.createDocument();
        copy.replaceItemValue("SUBJECT", "old");
        source.copyAllItems(copy, true);
        copy.setUniversalID(source.getUniversalID());
        copy.save(true, false, false);
        source.remove(true);
        Document read = target.getDocumentByUNID(copy.getUniversalID());
        assertThat(read.getItemValueString("Subject")).isEqualTo("x; y");
        assertThat(read.getSize()).isGreaterThan(100_000);
        assertThat(content(read.getMIMEEntity(), false)).isEqualTo("body");
        read.closeMIMEEntities();
        try (InputStream in = read.getAttachment("a.bin").getInputStream()) {
            assertThat(in.readAllBytes()).hasSize(100_000);
        }
    }

    @Test
    void shouldFreeWhatADocumentWroteAndDidNotSave() throws NotesException {
        Document document = database.createDocument();
        MIMEEntity root = document.createMIMEEntity("Body");
        root.setContentFromBytes(stream("lost"), "text/plain", MIMEEntity.ENC_NONE);
        document.closeMIMEEntities(true, "Body");
        MimePart part = (MimePart)
                ((EmbeddedDocument) document).note().first("Body").orElseThrow().value();
        document.recycle();
        assertThatThrownBy(() -> store.openBlob(part.entity(), 0, 1).read()).isInstanceOf(IOException.class);
    }

    @Test
    void shouldKeepAStreamInMemoryAndBeyondAMegabyteInAFile() throws NotesException {
        Stream stream = session.createStream();
        byte[] bytes = new byte[700_000];
        bytes[699_999] = 7;
        stream.write(bytes);
        stream.write(bytes);
        assertThat(stream.getBytes()).isEqualTo(1_400_000);
        assertThat(stream.isEOS()).isTrue();
        stream.setPosition(1_399_990);
        assertThat(stream.read(100)).hasSize(10).endsWith(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.getContents(out);
        assertThat(out.size()).isEqualTo(1_400_000);
        stream.truncate();
        assertThat(stream.getBytes()).isZero();
        stream.open(folder.resolve("s").toString(), "binary");
        stream.writeText("x");
        stream.close();
        assertThat(folder.resolve("s")).hasContent("x");
    }

    @Test
    void shouldKnowItsServer() throws NotesException {
        assertThat(session.getUserName()).isEqualTo("CN=mail1/O=Acme");
        assertThat(session.getEnvironmentString("Directory", true)).isEqualTo("/data");
        assertThat(session.getEnvironmentString("Directory", false)).isEmpty();
    }

    private Document mimeNote(String entity) throws NotesException, IOException {
        Instant now = Instant.now();
        MimePart part =
                new MimePart(store.writeBlob(new ByteArrayInputStream(entity.getBytes(StandardCharsets.ISO_8859_1))));
        List<NoteItem> items = List.of(
                HeaderItems.item("Received: a\r\n\tb"), HeaderItems.item("SUBJECT: x; y"), new NoteItem("Body", part));
        Note note = store.save(new Note(NsfStore.newUnid(), 0, 0, now, now, false, items), false)
                .orElseThrow();
        return database.getDocumentByUNID(note.unid());
    }

    private Document saved(String item, String value) throws NotesException {
        Document document = database.createDocument();
        document.replaceItemValue(item, value);
        assertThat(document.save(true, false, false)).isTrue();
        return document;
    }

    private Document reopened(Document document) throws NotesException {
        String unid = document.getUniversalID();
        document.recycle();
        return database.getDocumentByUNID(unid);
    }

    private int count(String formula) throws NotesException {
        return database.search(formula).getCount();
    }

    private Stream stream(String text) throws NotesException {
        Stream stream = session.createStream();
        stream.writeText(text);
        return stream;
    }

    private String content(MIMEEntity entity, boolean decoded) throws NotesException {
        Stream stream = session.createStream();
        entity.getContentAsBytes(stream, decoded);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.getContents(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void failsWith(int id, Call call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        NotesException.class, e -> assertThat(e.id).isEqualTo(id));
    }

    private interface Call {
        void run() throws NotesException;
    }
}
