package gatehouse.embedded.smtp;

import gatehouse.embedded.mime.HeaderFields;
import gatehouse.embedded.mime.HeaderItems;
import gatehouse.embedded.mime.ItemizeException;
import gatehouse.embedded.mime.MimeSlicer;
import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.embedded.nsf.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes a message a note of a mail.box as Domino does: header fields become items, the rest one MIME item; a message that
 * cannot be split into MIME entities becomes an attached file. Its bytes go from the wire to the database, and are never
 * all in memory. For one message, one thread.
 */
final class MessageNote {
    private static final String EML = "$RFC822.eml";
    private static final String INVALID_HEADER = "$InvalidHeader";
    /** Items that steer the server: a header field of such a name must not become one. */
    private static final Set<String> RESERVED = Set.of(
            "recipients",
            "intendedrecipient",
            "smtporiginator",
            "form",
            "body",
            "routingstate",
            "routingstateby",
            "routeservers",
            "routetimes",
            "delivereddate",
            "failurereason",
            "encrypt",
            "mailsavedform");

    private final NsfStore box;
    private final Note note;
    private final List<Blob> blobs = new ArrayList<>();

    MessageNote(NsfStore box) {
        this.box = box;
        Instant now = Instant.now();
        note = new Note(NsfStore.newUnid(), 0, 0, now, now, false, List.of());
    }

    String unid() {
        return note.unid();
    }

    /**
     * Reads the message and saves the note; what was written is freed when that fails.
     *
     * @param received the {@code Received} field that this server adds
     */
    void save(Transaction transaction, String received, CrlfInputStream in) throws IOException {
        try {
            HeaderSection header = HeaderSection.read(in);
            note.items().add(HeaderItems.item(received));
            header.messageFields().forEach(field -> note.items().add(headerItem(field)));
            addBody(header, in);
            addEnvelope(transaction, in.count());
            box.save(note, false);
        } catch (IOException | StoreException e) {
            blobs.forEach(box::discard);
            throw e;
        }
    }

    private static NoteItem headerItem(String field) {
        String name = HeaderFields.name(field).toLowerCase(Locale.ROOT);
        return name.startsWith("$") || RESERVED.contains(name)
                ? new NoteItem(INVALID_HEADER, new ItemValue.Rfc822Text(field, ""))
                : HeaderItems.item(field);
    }

    private void addBody(HeaderSection header, InputStream content) throws IOException {
        byte[] entityHeader = header.entityHeader();
        Blob entity = write(new SequenceInputStream(new ByteArrayInputStream(entityHeader), content));
        try (InputStream in = box.openBlob(entity, 0, entity.length())) {
            MimeSlicer.slice(in);
            note.replace(new NoteItem("Body", new ItemValue.MimePart(entity), Set.of()));
            text("$NoteHasNativeMIME", "1");
        } catch (ItemizeException e) {
            attach(header, box.openBlob(entity, entityHeader.length, entity.length() - entityHeader.length), e);
        }
    }

    /** The message as it came, in place of the body. */
    private void attach(HeaderSection header, InputStream content, ItemizeException reason) throws IOException {
        try (content) {
            Blob raw = write(new SequenceInputStream(new ByteArrayInputStream(header.bytes()), content));
            note.items()
                    .add(new NoteItem(
                            "$FILE", new ItemValue.Attachment(EML, raw, Instant.now()), Set.of(NoteItem.Flag.SUMMARY)));
        }
        String error = String.valueOf(reason.getMessage());
        String text = "[MIME content for this item is stored in attachment " + EML + ". Parsing MIME content failed: "
                + error + ".]";
        note.replace(new NoteItem("Body", new ItemValue.RichText(text, List.of(EML), List.of()), Set.of()));
        text("$ItemizeError", error);
        text("$IntMailMsgFileName", EML);
    }

    private Blob write(InputStream in) throws IOException {
        Blob blob = box.writeBlob(in);
        blobs.add(blob);
        return blob;
    }

    private void addEnvelope(Transaction transaction, long size) {
        text("Form", "Memo");
        text("SMTPOriginator", transaction.sender());
        note.replace(new NoteItem("Recipients", new ItemValue.Text(transaction.recipients())));
        note.replace(new NoteItem("$RFC822MessageSize", new ItemValue.Numbers(List.of((double) size))));
        if (note.first("PostedDate").isEmpty()) {
            note.replace(new NoteItem("PostedDate", new ItemValue.Dates(List.of(note.created()))));
        }
        if (note.first("$MessageID").isEmpty()) {
            text("$MessageID", "<" + note.unid() + "@" + box.replicaId() + ">");
        }
    }

    private void text(String name, String value) {
        note.replace(new NoteItem(name, new ItemValue.Text(List.of(value))));
    }
}
