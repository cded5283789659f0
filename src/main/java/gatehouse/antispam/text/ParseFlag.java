package gatehouse.antispam.text;

/** What a parser noticed about the form of a message. Rules know most of them by their names in lower case. */
public enum ParseFlag {
    /** A field's name or value was too long and was cut. */
    TRUNCATED_HEADER,
    /** The header of the message ended without an empty line. */
    MISSING_HEAD_BODY_SEPARATOR,
    /** A part began without a header. */
    MISSING_MIME_HEADERS,
    /** The header of a part ended without an empty line. */
    MISSING_MIME_HEAD_BODY_SEPARATOR,
    /** There is text behind the last boundary. */
    MIME_EPILOGUE_EXISTS,
    /** There are more parts than were read. */
    MIMEPART_LIMIT_EXCEEDED,
    /** A multipart was opened and not closed, or the other way round. */
    UNBALANCED_BOUNDARY
}
