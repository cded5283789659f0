package gatehouse.domino;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import lotus.domino.MIMEEntity;
import lotus.domino.NotesException;
import lotus.domino.Session;
import lotus.domino.Stream;

/**
 * Writes a tree of MIME entities as the text that it stands for (RFC 2045, RFC 2046). Contents go through as they are
 * encoded, a part at a time. Order and folding of the headers are as Notes gives them: not what was on the wire.
 */
final class MimeText {
    private static final int MOST_DEPTH = 100;
    private static final String LINE_END = "\r\n";

    private final Session session;
    private final OutputStream out;

    MimeText(Session session, OutputStream out) {
        this.session = session;
        this.out = out;
    }

    void write(MIMEEntity top) throws NotesException, IOException {
        write(top, 0);
    }

    private void write(MIMEEntity entity, int depth) throws NotesException, IOException {
        if (depth > MOST_DEPTH) {
            throw new IOException("MIME parts are nested deeper than " + MOST_DEPTH);
        }
        String headers = entity.getHeaders().stripTrailing();
        print(headers.isEmpty() ? LINE_END : headers + LINE_END + LINE_END);
        MIMEEntity child = entity.getFirstChildEntity();
        if (child == null) {
            writeContent(entity);
        } else {
            print(textOf(entity.getPreamble()));
            writeChildren(child, depth + 1);
        }
    }

    private void writeChildren(MIMEEntity first, int depth) throws NotesException, IOException {
        MIMEEntity child = first;
        String end = "";
        while (child != null) {
            print(LINE_END + child.getBoundaryStart().strip() + LINE_END);
            write(child, depth);
            end = textOf(child.getBoundaryEnd()).strip();
            MIMEEntity next = child.getNextSibling();
            Handles.recycle(child);
            child = next;
        }
        print(LINE_END + end + LINE_END);
    }

    private void writeContent(MIMEEntity entity) throws NotesException, IOException {
        try (Handles handles = new Handles()) {
            Stream stream = handles.keep(session.createStream());
            entity.getContentAsBytes(stream, false);
            stream.setPosition(0);
            stream.getContents(out);
            stream.close();
        }
    }

    private static String textOf(String text) {
        return text == null ? "" : text;
    }

    /** Headers hold bytes, eight bits a character. */
    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
