package gatehouse.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;

/**
 * The leaves of a message as they are found, and what in them cannot be looked into. Not safe for use by several
 * threads.
 */
final class MimeLeaves {
    private static final String BINARY = "application/octet-stream";

    private final List<Part> parts = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final LeafStore store;

    MimeLeaves(LeafStore store) {
        this.store = store;
    }

    void add(String path, EntitySummary summary, InputStream in) throws IOException, MimeException {
        if (summary.isUuencoded()) {
            addUuencoded(path, summary, in);
        } else if (summary.isText()) {
            addText(path, summary, in);
        } else {
            addPart(part(path, summary, store.store(in)));
        }
        name(path, summary);
    }

    private void addText(String path, EntitySummary summary, InputStream in) throws IOException, MimeException {
        TextScan scan = new TextScan();
        Part text = part(path, summary, store.store(in, scan));
        addPart(text);
        if (scan.isArmoured()) {
            encrypted(text.label(), "PGP");
        }
        if (scan.hasBegin()) {
            addUuencodedBlocks(text);
        }
    }

    private void addUuencoded(String path, EntitySummary summary, InputStream in) throws IOException, MimeException {
        UuencodedLines lines = new UuencodedLines(in);
        lines.nextBegin();
        addPart(part(path, summary, store.storeBlock(lines)));
    }

    private void addUuencodedBlocks(Part text) throws IOException, MimeException {
        try (InputStream in = text.content().open()) {
            UuencodedLines lines = new UuencodedLines(in);
            int number = 0;
            for (Optional<String> name = lines.nextBegin(); name.isPresent(); name = lines.nextBegin()) {
                Content block = store.storeBlock(lines);
                if (block.size() > 0) {
                    String path = Level.join(text.path(), ++number);
                    addPart(new Part(path, Part.Kind.ATTACHMENT, name, BINARY, Optional.empty(), block));
                }
            }
        }
    }

    private static Part part(String path, EntitySummary summary, Content content) {
        Part.Kind kind = summary.isText() ? Part.Kind.TEXT : Part.Kind.ATTACHMENT;
        return new Part(path, kind, summary.name(), summary.declaredType(), summary.charset(), content);
    }

    private void addPart(Part part) throws MimeException {
        if (parts.size() >= MailParser.MAX_PARTS) {
            throw new MimeException("more than " + MailParser.MAX_PARTS + " parts");
        }
        parts.add(part);
    }

    /** Names what the header of a leaf tells about it; a container here is one that could not be walked into. */
    private void name(String path, EntitySummary summary) {
        String label = summary.name().orElse("part " + path);
        if (summary.isEnveloped()) {
            encrypted(label, "S/MIME");
        }
        if (summary.isMultipart() && !summary.hasBoundary()) {
            malformed(label, "multipart without a boundary");
        } else if (summary.isMultipart() || summary.isMessage()) {
            malformed(label, "nested too deep");
        }
        checkAmbiguity(path, summary);
    }

    void checkAmbiguity(String path, EntitySummary summary) {
        if (summary.ambiguous()) {
            malformed("part " + path, "Content-Type or Content-Transfer-Encoding twice");
        }
    }

    void addEmptyMultipart(Level multipart) throws MimeException {
        malformed("part " + multipart.leafPath(), "multipart without parts");
        if (multipart.preamble.isPresent()) {
            addPart(new Part(
                    multipart.leafPath(),
                    Part.Kind.ATTACHMENT,
                    Optional.empty(),
                    multipart.declaredType(),
                    Optional.empty(),
                    multipart.preamble.get()));
        }
    }

    /** Header lines that are no fields, as text, since some programs show them so. */
    void addStray(byte[] lines) throws IOException, MimeException {
        if (lines.length > 0) {
            addText("header", EntitySummary.PLAIN_TEXT, new ByteArrayInputStream(lines));
        }
    }

    /** The whole text as a part, when parsing ended before its end. */
    void addUnparsed(Content whole, String detail) {
        malformed("message", detail);
        parts.add(new Part("0", Part.Kind.ATTACHMENT, Optional.empty(), "message/rfc822", Optional.empty(), whole));
    }

    void malformed(String where, String detail) {
        unreadable.add(new Unreadable(where, Unreadable.Reason.MALFORMED, detail));
    }

    void encrypted(String where, String detail) {
        unreadable.add(new Unreadable(where, Unreadable.Reason.ENCRYPTED, detail));
    }

    List<Part> parts() {
        return parts;
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }
}
