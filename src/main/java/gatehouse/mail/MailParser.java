package gatehouse.mail;

import java.io.IOException;

/**
 * Parses message texts in the form of RFC 5322 and MIME, as lenient as mail programs are. Stateless and safe for use by
 * several threads.
 *
 * <p>The text is read once, as a stream; of each leaf only a buffer is in memory, its decoded bytes go to the
 * {@link ContentStore}. Attached messages are walked into. Whatever a sender writes gives a {@link Mail}: what cannot be
 * parsed is named in {@link Mail#unreadable()}, and when parsing cannot go on at all, the whole text becomes a part too,
 * so that checks still see all of it. Only reading or storing can fail.
 */
public final class MailParser {
    /** Depth of multiparts and attached messages, together. */
    static final int MAX_DEPTH = 50;

    static final int MAX_PARTS = 10_000;

    static final int MAX_HEADERS = 10_000;

    /** In bytes, of the message's own header, and of each line and field anywhere. */
    static final int MAX_HEADER_BYTES = 1 << 20;

    /** Reads {@code whole} to its end and stores what it decodes in {@code store}. */
    public Mail parse(Envelope envelope, Content whole, ContentStore store) throws IOException {
        return new MimeWalk(whole, new LeafStore(store)).walk(envelope);
    }
}
