package gatehouse.domino;

import gatehouse.mail.Content;
import gatehouse.mail.ContentStore;
import gatehouse.mail.Envelope;
import gatehouse.mail.Header;
import gatehouse.mail.Mail;
import gatehouse.mail.MailParser;
import gatehouse.mail.MessageText;
import gatehouse.mail.Part;
import gatehouse.mail.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lotus.domino.Document;
import lotus.domino.EmbeddedObject;
import lotus.domino.Item;
import lotus.domino.MIMEEntity;
import lotus.domino.NotesException;
import lotus.domino.RichTextItem;
import lotus.domino.Session;

/**
 * Reads a mail note of any kind: MIME, Notes rich text, or the raw message that Domino attaches when it could not take it
 * apart. Whatever the kind, every {@code $FILE} of the note is a part too, with a hotspot in the text or without. For one
 * note, once. It leaves nothing open.
 */
final class NoteReader {
    /** The trace line that the SMTP listener writes for whatever it takes in. */
    private static final String RECEIVED = "Received";

    private static final int MOST_ATTACHMENTS = 10_000;

    private final Session session;
    private final Document note;
    private final ContentStore store;
    private final MailParser parser = new MailParser();
    private final Set<String> mimeItems = new LinkedHashSet<>();
    private final Set<String> richTextItems = new LinkedHashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    NoteReader(Session session, Document note, ContentStore store) {
        this.session = session;
        this.note = note;
        this.store = store;
    }

    Mail read() throws NotesException, IOException {
        surveyItems();
        Envelope envelope = envelope();
        Optional<String> raw = rawMessageName();
        Mail mail = raw.isPresent() ? readRaw(envelope, raw.get()) : readItems(envelope);
        parts.addAll(mail.parts());
        unreadable.addAll(mail.unreadable());
        readAttachments(raw);
        return new Mail(envelope, mail.headers(), mail.whole(), parts, unreadable);
    }

    private void surveyItems() throws NotesException {
        try (Handles handles = new Handles()) {
            for (Object value : handles.keepAll(note.getItems())) {
                survey((Item) value);
            }
        }
        if (note.isEncrypted()) {
            unreadable.add(new Unreadable("message", Unreadable.Reason.ENCRYPTED, "Notes encryption"));
        }
    }

    private void survey(Item item) throws NotesException {
        if (item.getType() == Item.MIME_PART) {
            mimeItems.add(item.getName());
        } else if (item.getType() == Item.RICHTEXT) {
            richTextItems.add(item.getName());
        }
    }

    private Envelope envelope() throws NotesException {
        return new Envelope(
                note.getItemValueString("SMTPOriginator"), Calls.texts(note, "Recipients"), note.hasItem(RECEIVED));
    }

    /** The attachment with the message as it came, where parsing it failed. */
    private Optional<String> rawMessageName() throws NotesException {
        String name = note.getItemValueString("$IntMailMsgFileName");
        return note.hasItem("$ItemizeError") && !name.isEmpty() ? Optional.of(name) : Optional.empty();
    }

    private Mail readRaw(Envelope envelope, String name) throws NotesException, IOException {
        EmbeddedObject attachment = note.getAttachment(name);
        if (attachment == null) {
            return readItems(envelope);
        }
        return parser.parse(envelope, traced(content(attachment)), store);
    }

    /** The message came with the trace lines of the servers before; that of our own is an item only. */
    private Content traced(Content raw) throws NotesException, IOException {
        String trace = String.join(" ", Calls.texts(note, RECEIVED)).replaceAll("[\\r\\n]+", " ");
        if (trace.isBlank()) {
            return raw;
        }
        byte[] field = (RECEIVED + ": " + trace.strip() + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return store.store(out -> {
            out.write(field);
            try (InputStream in = raw.open()) {
                in.transferTo(out);
            }
        });
    }

    private Mail readItems(Envelope envelope) throws NotesException, IOException {
        return mimeItems.isEmpty() ? readRichText(envelope) : readMime(envelope);
    }

    /** The first MIME item is the message; what others hold is read as if attached to it. */
    private Mail readMime(Envelope envelope) throws NotesException, IOException {
        Optional<Mail> message = Optional.empty();
        for (String item : mimeItems) {
            Mail mail = parser.parse(envelope, store.store(out -> writeMime(item, new MimeText(session, out))), store);
            if (message.isEmpty()) {
                message = Optional.of(mail);
            } else {
                parts.addAll(mail.parts());
                unreadable.addAll(mail.unreadable());
            }
        }
        return message.orElseThrow();
    }

    private void writeMime(String item, MimeText text) throws IOException {
        try {
            MIMEEntity top = note.getMIMEEntity(item);
            if (top == null) {
                throw new IOException("The MIME item " + item + " cannot be opened");
            }
            try {
                text.write(top);
            } finally {
                Handles.recycle(top);
                note.closeMIMEEntities(false, item);
            }
        } catch (NotesException e) {
            throw new IOException("The MIME item " + item + " cannot be read: " + e.text, e);
        }
    }

    private Mail readRichText(Envelope envelope) throws NotesException, IOException {
        StringBuilder body = new StringBuilder();
        for (String item : richTextItems) {
            body.append(richText(item));
        }
        List<Header> headers = NoteHeaders.of(note);
        Content whole = store.store(out -> MessageText.write(headers, body.toString(), out));
        return parser.parse(envelope, whole, store);
    }

    private String richText(String name) throws NotesException {
        try (Handles handles = new Handles()) {
            if (!(handles.keep(note.getFirstItem(name)) instanceof RichTextItem item)) {
                return "";
            }
            for (Object value : handles.keepAll(item.getEmbeddedObjects())) {
                noteOleObject((EmbeddedObject) value);
            }
            return item.getUnformattedText();
        }
    }

    private void noteOleObject(EmbeddedObject object) throws NotesException {
        if (object.getType() != EmbeddedObject.EMBED_ATTACHMENT) {
            unreadable.add(new Unreadable(object.getName(), Unreadable.Reason.OLE_OBJECT, object.getClassName()));
        }
    }

    private void readAttachments(Optional<String> except) throws NotesException, IOException {
        int number = 0;
        for (Object value : session.evaluate("@AttachmentNames", note)) {
            String name = String.valueOf(value);
            if (name.isEmpty() || except.equals(Optional.of(name))) {
                continue;
            }
            if (++number > MOST_ATTACHMENTS) {
                throw new IOException("More than " + MOST_ATTACHMENTS + " attachments");
            }
            readAttachment(name, "file." + number);
        }
    }

    private void readAttachment(String name, String path) throws NotesException, IOException {
        EmbeddedObject attachment = note.getAttachment(name);
        if (attachment == null) {
            unreadable.add(new Unreadable(name, Unreadable.Reason.MALFORMED, "the attachment cannot be opened"));
            return;
        }
        Content content = content(attachment);
        parts.add(new Part(
                path, Part.Kind.ATTACHMENT, Optional.of(name), "application/octet-stream", Optional.empty(), content));
    }

    private Content content(EmbeddedObject attachment) throws NotesException, IOException {
        try (Handles handles = new Handles()) {
            handles.keep(attachment);
            // Closed before the object is recycled: Notes leaves its temporary file behind otherwise.
            try (var in = attachment.getInputStream()) {
                return store.store(in::transferTo);
            }
        }
    }
}
