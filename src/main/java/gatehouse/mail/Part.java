package gatehouse.mail;

import java.util.Optional;

/**
 * A leaf of the message: text or attachment, decoded.
 *
 * @param path where it stands, {@code 1.2} for the second part of the first; {@code file.N} for a Notes attachment;
 *     {@code 0} for the whole text, where it could not be parsed to its end; {@code header} for header lines that are
 *     no fields
 * @param name the file name, decoded, as the sender wrote it: hostile until checked
 * @param declaredType media type in lower case without parameters, as the sender claims
 * @param charset declared, in lower case
 * @param content the bytes with the transfer encoding removed
 */
public record Part(
        String path, Kind kind, Optional<String> name, String declaredType, Optional<String> charset, Content content) {

    /** What a part is for. */
    public enum Kind {
        /** Text that a reader shows as the message itself. */
        TEXT,
        /** Everything else. */
        ATTACHMENT
    }

    /** The name, or else the path. */
    public String label() {
        return name.orElse("part " + path);
    }
}
