package gatehouse.content;

import gatehouse.mail.Part;
import gatehouse.scan.Finding;
import gatehouse.scan.Finding.Cause;
import gatehouse.settings.ContentSettings.Disposition;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.tika.mime.MediaType;

/**
 * The look through one message: each part, and each file inside it, is judged by name, size and true type, and walked
 * when it is a container. Confined to one thread; made anew for each message.
 */
final class Inspection {
    private static final int TEXT_HEAD = 4 << 10;

    private final AttachmentPolicy policy;
    private final FileTypes types;
    private final ArchiveWalker walker;
    private final Budget budget;
    private final Findings findings = new Findings();

    Inspection(AttachmentPolicy policy, FileTypes types, ArchiveWalker walker, Budget budget) {
        this.policy = policy;
        this.types = types;
        this.walker = walker;
        this.budget = budget;
    }

    List<Finding> findings() {
        return findings.list();
    }

    Budget budget() {
        return budget;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Never throws: what goes wrong with a part is a finding. */
    void part(Part part) {
        String where = Where.of(part.label());
        budget.nextPart();
        try {
            lookAt(part, where);
        } catch (LimitExceededException e) {
            add(e.finding());
        } catch (IOException | RuntimeException e) {
            add(new Finding.Unscannable(where, Cause.CHECK_FAILED, e.toString()));
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            // What a parser does to itself on hostile input, or for want of a library that we left out.
            add(new Finding.Unscannable(where, Cause.CHECK_FAILED, e.toString()));
        }
    }

    private void lookAt(Part part, String where) throws IOException {
        if (isPlainBody(part)) {
            return;
        }
        policy.judgeSize(where, part.content().size()).ifPresent(this::add);
        try (Source source = new PartSource(part.content(), budget, where)) {
            file(where, part.name(), source, Optional.empty());
        }
    }

    /** Most of all mail is this, and Tika would take a third of a millisecond to say so. */
    private static boolean isPlainBody(Part part) throws IOException {
        if (part.kind() != Part.Kind.TEXT
                || part.name().isPresent()
                || !part.declaredType().startsWith("text/")) {
            return false;
        }
        try (InputStream in = part.content().open()) {
            return FileTypes.isPlainText(in.readNBytes(TEXT_HEAD));
        }
    }

    void file(String where, Optional<String> name, Source source, Optional<Walk> outer) throws IOException {
        budget.checkTime(where);
        name.ifPresent(own -> name(where, own));
        byte[] head = source.head();
        if (head.length == 0) {
            return;
        }
        MediaType type = types.detect(head);
        type(where, type);
        Optional<ContainerFormat> format = walker.formatOf(type);
        if (format.isEmpty()) {
            format = walker.disguisedZip(name, source);
        }
        if (format.isPresent()) {
            walker.walk(format.get(), source, new Walk(this, outer, where, source));
        }
    }

    void name(String where, String name) {
        policy.judgeName(where, name).ifPresent(this::add);
    }

    void type(String where, MediaType type) {
        policy.judgeType(where, type).ifPresent(this::add);
    }

    void macros(String where, String detail) {
        if (budget.settings().macros() == Disposition.QUARANTINE) {
            add(new Finding.ForbiddenFile(where, ContentScanner.MACROS, detail));
        }
    }
}
