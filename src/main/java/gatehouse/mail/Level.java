package gatehouse.mail;

import java.util.Optional;

/**
 * A message or multipart that the walk is inside of, and the paths of what is in it, numbered as in IMAP (RFC 3501
 * section 6.4.5): the parts of a message's multipart take the message's own path. Not safe for use by several threads.
 */
final class Level {
    private final String path;
    private final boolean message;
    private final String declaredType;
    private int children;
    Optional<Content> preamble = Optional.empty();

    private Level(String path, boolean message, String declaredType) {
        this.path = path;
        this.message = message;
        this.declaredType = declaredType;
    }

    static Level ofMessage(Optional<Level> outer) {
        return new Level(outer.map(Level::leafPath).orElse(""), true, "message/rfc822");
    }

    static Level ofMultipart(Level outer, EntitySummary summary) {
        return new Level(outer.message ? outer.path : outer.leafPath(), false, summary.declaredType());
    }

    void nextPart() {
        children++;
    }

    /** A multipart in which no part ever began. */
    boolean isEmpty() {
        return children == 0;
    }

    /** The path of the entity that stands here now, if it is a leaf or an attached message. */
    String leafPath() {
        return join(path, Math.max(1, children));
    }

    String declaredType() {
        return declaredType;
    }

    static String join(String path, int number) {
        return path.isEmpty() ? Integer.toString(number) : path + "." + number;
    }
}
