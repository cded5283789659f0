package gatehouse.content;

import gatehouse.mail.Mail;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.settings.ContentSettings;
import java.util.List;

/**
 * The content check: every part of a message, and every file in every archive in it, is judged by its true type, its
 * name, its size, its macros. Nothing is ever written to a file, so a path inside an archive can lead nowhere. Immutable
 * and safe for use by several threads; call {@link #warmUp()} once at start, since the first file typed is a slow one.
 */
public final class ContentScanner {
    // The settings that findings name.
    static final String FORBIDDEN_TYPES = "ContentForbiddenTypes";
    static final String FORBIDDEN_EXTENSIONS = "ContentForbiddenExtensions";
    static final String FORBIDDEN_NAMES = "ContentForbiddenNames";
    static final String MAX_FILE_BYTES = "ContentMaxFileBytes";
    static final String MACROS = "ContentMacros";

    private final ContentSettings settings;
    private final FileTypes types = new FileTypes();
    private final AttachmentPolicy policy;
    private final ArchiveWalker walker;

    public ContentScanner(ContentSettings settings) {
        this.settings = settings;
        this.policy = new AttachmentPolicy(settings, types);
        this.walker = new ArchiveWalker(types);
    }

    /** Loads what the first message would otherwise wait for. */
    public void warmUp() {
        types.warmUp();
    }

    /** What the policy should know of; empty for a message that is fine. Never throws for what a message holds. */
    public List<Finding> scan(Mail mail, Deadline deadline) {
        Inspection inspection = new Inspection(policy, types, walker, new Budget(settings, deadline));
        mail.parts().forEach(inspection::part);
        return inspection.findings();
    }
}
