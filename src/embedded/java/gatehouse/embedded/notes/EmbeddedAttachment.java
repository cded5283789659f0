package gatehouse.embedded.notes;

import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import lotus.domino.EmbeddedObject;
import lotus.domino.NotesException;

/** A file of a note. Each of its input streams reads a temporary file, which goes when the stream is closed. */
final class EmbeddedAttachment extends Handle implements EmbeddedObject {
    private final EmbeddedDocument document;
    private final Attachment file;
    private final List<TemporaryFile> open = new ArrayList<>();

    EmbeddedAttachment(EmbeddedDocument document, Attachment file) {
        super(document);
        this.document = document;
        this.file = file;
    }

    @Override
    public void extractFile(String path) throws NotesException {
        check();
        extract(Path.of(path));
    }

    @Override
    public String getClassName() throws NotesException {
        check();
        return "";
    }

    @Override
    public int getFileSize() throws NotesException {
        check();
        return (int) Math.min(Integer.MAX_VALUE, file.content().length());
    }

    @Override
    public String getName() throws NotesException {
        check();
        return file.fileName();
    }

    @Override
    public int getType() throws NotesException {
        check();
        return EMBED_ATTACHMENT;
    }

    @Override
    public InputStream getInputStream() throws NotesException {
        check();
        try {
            Path path = Files.createTempFile("notes", ".tmp");
            extract(path);
            TemporaryFile in = new TemporaryFile(path, open::remove);
            open.add(in);
            return in;
        } catch (IOException e) {
            throw Errors.error("Cannot make a temporary file", e);
        }
    }

    /** A real server leaves the file behind. */
    @Override
    void ended() {
        for (TemporaryFile in : List.copyOf(open)) {
            session().strictMode().violation(kind() + " recycled before its input stream was closed");
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void extract(Path path) throws NotesException {
        Blob content = file.content();
        try (InputStream in = document.store().openBlob(content, 0, content.length())) {
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NotesException(Errors.EXTRACT_FAILED, "Cannot extract " + file.fileName(), e);
        }
    }
}
