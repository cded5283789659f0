package gatehouse.embedded.tryout;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import lotus.domino.Database;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.EmbeddedObject;
import lotus.domino.NotesException;
import lotus.domino.NotesFactory;
import lotus.domino.RichTextItem;
import lotus.domino.Session;

/** Deposits a rich text message in mail.box as a Notes client does. Called in a Notes thread. */
final class NotesClient {
    private NotesClient() {}

    /** Deposits a message with a file attached; returns {@link System#nanoTime} of the moment before the save. */
    static long deposit(String mailBox, String subject, Path attachment) throws NotesException {
        Session session = NotesFactory.createSession();
        try {
            Database database = session.getDatabase("", mailBox, false);
            Document note = database.createDocument();
            fill(session, note, subject);
            addBody(note, attachment);
            long sent = System.nanoTime();
            note.save(true, false, false);
            note.recycle();
            database.recycle();
            return sent;
        } finally {
            session.recycle();
        }
    }

    private static void fill(Session session, Document note, String subject) throws NotesException {
        note.replaceItemValue("Form", "Memo").recycle();
        note.replaceItemValue("From", "CN=Carla/O=Acme").recycle();
        note.replaceItemValue("SendTo", "CN=Anna/O=Acme").recycle();
        note.replaceItemValue("Recipients", MimeMessage.RECIPIENT).recycle();
        note.replaceItemValue("Subject", subject).recycle();
        DateTime now = session.createDateTime(Date.from(Instant.now()));
        note.replaceItemValue("PostedDate", now).recycle();
        now.recycle();
    }

    private static void addBody(Document note, Path attachment) throws NotesException {
        RichTextItem body = note.createRichTextItem("Body");
        body.appendText("The minutes of the meeting are attached.");
        body.addNewLine();
        body.embedObject(EmbeddedObject.EMBED_ATTACHMENT, "", attachment.toString(), "minutes.txt")
                .recycle();
        body.recycle();
    }
}
