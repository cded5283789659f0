package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.sso.TagClaims;
import gatehouse.testing.Clamd;
import gatehouse.testing.Documents;
import gatehouse.testing.Eicar;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail of every kind that a mail.box may hold: a virus is found wherever it hides. */
class NotesMailTest {
    private static final byte[] CLEAN = "Nothing here.".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory;

    @Test
    void shouldFindVirusInAttachmentInsideRichText() throws Exception {
        try (GatehouseFixture server = start()) {
            depositRichText(server, "virus", Eicar.bytes(), List.of("file.txt"), List.of());
            depositRichText(server, "clean", CLEAN, List.of("file.txt"), List.of());
            server.awaitQuarantined("virus");
            server.awaitDelivered("clean");
        }
    }

    @Test
    void shouldFindVirusInFileWithoutHotspot() throws Exception {
        try (GatehouseFixture server = start()) {
            depositRichText(server, "virus", Eicar.bytes(), List.of(), List.of());
            server.awaitQuarantined("virus");
        }
    }

    @Test
    void shouldNameOleObjectAsUnscannable() throws Exception {
        try (GatehouseFixture server = start()) {
            depositRichText(server, "ole", CLEAN, List.of(), List.of(new ItemValue.OleObject("Sheet", "Excel.Sheet")));
            server.awaitDelivered("ole");
            assertThat(claims(server, "ole").noted()).anyMatch(line -> line.contains("Sheet"));
        }
    }

    @Test
    void shouldQuarantineOleObjectWhenTheSettingsSaySo() throws Exception {
        try (GatehouseFixture server =
                builder().setting("ContentEncryptedMail", "quarantine").start()) {
            depositRichText(server, "ole", CLEAN, List.of(), List.of(new ItemValue.OleObject("Sheet", "Excel.Sheet")));
            server.awaitQuarantined("ole");
        }
    }

    @Test
    void shouldFindVirusInMessageThatDominoCouldNotItemize() throws Exception {
        try (GatehouseFixture server = start()) {
            server.send("virus", withoutBoundary(SampleMessage.eicar("virus")));
            server.send("clean", withoutBoundary(SampleMessage.attachment("clean", "file.txt", CLEAN)));
            server.awaitQuarantined("virus");
            assertThat(server.quarantined("virus").first("$ItemizeError")).isPresent();
            server.awaitDelivered("clean");
            assertThat(server.delivered("clean").first("$ItemizeError")).isPresent();
        }
    }

    @Test
    void shouldNameEncryptedMailAsUnscannable() throws Exception {
        try (GatehouseFixture server = start()) {
            NsfStore box = server.domino().database("mail.box");
            Note note = memo("sealed");
            Documents.put(note, "Encrypt", "1");
            note.items()
                    .add(new NoteItem(
                            "$Seal", new ItemValue.Text(List.of("sealed key")), Set.of(NoteItem.Flag.ENCRYPTED)));
            box.save(note, false);
            server.awaitDelivered("sealed");
            assertThat(claims(server, "sealed").noted()).anyMatch(line -> line.contains("ncrypt"));
        }
    }

    private GatehouseFixture start() {
        return builder().start();
    }

    private GatehouseFixture.Builder builder() {
        return GatehouseFixture.in(directory).clamd(Clamd.shared().port());
    }

    private static TagClaims claims(GatehouseFixture server, String id) {
        String tag = server.delivered(id).text("X-SSOTag");
        return TagKeys.verifier(server.domino()).verifySignature(tag).orElseThrow();
    }

    private static void depositRichText(
            GatehouseFixture server, String id, byte[] file, List<String> hotspots, List<ItemValue.OleObject> objects)
            throws IOException {
        NsfStore box = server.domino().database("mail.box");
        Note note = memo(id);
        note.items().add(new NoteItem("Body", new ItemValue.RichText("Please read.", hotspots, objects), Set.of()));
        Blob content = box.writeBlob(new ByteArrayInputStream(file));
        note.items().add(new NoteItem("$FILE", new ItemValue.Attachment("file.txt", content, Instant.now())));
        box.save(note, false);
    }

    private static Note memo(String id) {
        Note note = Documents.note();
        Documents.put(note, "Form", "Memo");
        Documents.put(note, "From", "CN=Ann/O=Acme");
        Documents.put(note, "Subject", "Sample " + id);
        Documents.put(note, "Recipients", id + "@" + GatehouseFixture.DOMAIN);
        return note;
    }

    /** A multipart whose boundary is nowhere cannot be taken apart. */
    private static byte[] withoutBoundary(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("boundary=\"=_sample\"", "boundary=\"=_lost\"").getBytes(StandardCharsets.ISO_8859_1);
    }
}
