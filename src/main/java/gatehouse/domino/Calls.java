package gatehouse.domino;

import gatehouse.server.ServerException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Vector;
import lotus.domino.DateTime;
import lotus.domino.Document;
import lotus.domino.DocumentCollection;
import lotus.domino.NotesException;
import lotus.domino.Session;

/** Small steps that several classes of this package take with the Notes API. */
final class Calls {
    private Calls() {}

    /** What failed, where, and what Notes says of it. */
    static ServerException failure(String what, NotesException e) {
        return new ServerException("Could not " + what + ": " + e.text + " (" + e.id + ")", e);
    }

    /** Hands over each document, and recycles it before the next, also when {@code step} fails. */
    static void forEach(DocumentCollection documents, Step step) throws NotesException {
        Document document = documents.getFirstDocument();
        while (document != null) {
            Document next;
            try {
                step.take(document);
                next = documents.getNextDocument(document);
            } finally {
                Handles.recycle(document);
            }
            document = next;
        }
    }

    /** The text values of an item; other values as their text. */
    static List<String> texts(Document document, String item) throws NotesException {
        List<String> texts = new ArrayList<>();
        try (Handles handles = new Handles()) {
            for (Object value : handles.keepAll(document.getItemValue(item))) {
                texts.add(value instanceof DateTime time ? instant(time).toString() : String.valueOf(value));
            }
        }
        return texts;
    }

    /** The type that the Notes API takes lists in. */
    @SuppressWarnings("JdkObsolete")
    static Vector<String> vector(List<String> values) {
        return new Vector<>(values);
    }

    static void replaceTime(Session session, Document document, String item, Instant time) throws NotesException {
        try (Handles handles = new Handles()) {
            DateTime value = handles.keep(session.createDateTime(Date.from(time)));
            handles.keep(document.replaceItemValue(item, value));
        }
    }

    /** The first date of an item, the epoch when there is none. */
    static Instant time(Document document, String item) throws NotesException {
        try (Handles handles = new Handles()) {
            for (Object value : handles.keepAll(document.getItemValue(item))) {
                if (value instanceof DateTime time) {
                    return instant(time);
                }
            }
            return Instant.EPOCH;
        }
    }

    static Instant created(Document document) throws NotesException {
        try (Handles handles = new Handles()) {
            return instant(handles.keep(document.getCreated()));
        }
    }

    static void replace(Document document, String item, Object value) throws NotesException {
        Handles.recycle(document.replaceItemValue(item, value));
    }

    private static Instant instant(DateTime time) throws NotesException {
        return time.toJavaDate().toInstant();
    }

    /** What is done with one document. */
    interface Step {
        void take(Document document) throws NotesException;
    }
}
