package gatehouse.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * One walk over one message, used once, by one thread. It follows the events of mime4j and keeps for each multipart and
 * each message that it is inside of a {@link Level}, from which the paths of the parts come.
 */
final class MimeWalk {
    private static final MimeConfig LENIENT = new MimeConfig.Builder()
            .setMaxLineLen(MailParser.MAX_HEADER_BYTES)
            .setMaxHeaderLen(MailParser.MAX_HEADER_BYTES)
            .setMaxHeaderCount(-1)
            .build();

    private final HeaderLines lines = new HeaderLines();
    private final MimeTokenStream stream =
            new MimeTokenStream(LENIENT, DecodeMonitor.SILENT, lines, new EntityHeader());
    private final Deque<Level> levels = new ArrayDeque<>();
    private final MessageHeader header = new MessageHeader();
    private final MimeLeaves leaves;
    private final LeafStore store;
    private final Content whole;

    MimeWalk(Content whole, LeafStore store) {
        this.whole = whole;
        this.store = store;
        this.leaves = new MimeLeaves(store);
    }

    Mail walk(Envelope envelope) throws IOException {
        try (InputStream in = whole.open()) {
            walk(in);
        } catch (MimeException | MimeIOException | MaxLineLimitException e) {
            leaves.addUnparsed(whole, String.valueOf(e.getMessage()));
        }
        if (header.isCut()) {
            leaves.malformed("message", "header too long: the rest of it was not read");
        }
        return new Mail(envelope, header.headers(), whole, leaves.parts(), leaves.unreadable());
    }

    private void walk(InputStream in) throws IOException, MimeException {
        stream.parse(in);
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            enter(state);
        }
        leaves.addStray(lines.stray());
    }

    private void enter(EntityState state) throws IOException, MimeException {
        switch (state) {
            case T_START_MESSAGE -> levels.push(Level.ofMessage(Optional.ofNullable(levels.peek())));
            case T_START_BODYPART -> level().nextPart();
            case T_FIELD -> field();
            case T_END_HEADER -> flattenWhatIsTooDeep();
            case T_START_MULTIPART -> startMultipart();
            case T_PREAMBLE -> level().preamble = Optional.of(store.store(stream.getInputStream()));
            case T_END_MULTIPART -> endMultipart();
            case T_END_MESSAGE -> levels.pop();
            case T_BODY -> body();
            default -> {}
        }
    }

    private Level level() {
        return levels.element();
    }

    private void field() {
        if (levels.size() == 1) {
            header.add(stream.getField());
        }
    }

    private void flattenWhatIsTooDeep() {
        if (levels.size() >= MailParser.MAX_DEPTH) {
            stream.setRecursionMode(RecursionMode.M_FLAT);
        }
    }

    private void startMultipart() {
        EntitySummary summary = summary();
        if (summary.isEncryptedMultipart()) {
            leaves.encrypted("part " + level().leafPath(), summary.declaredType());
        }
        leaves.checkAmbiguity(level().leafPath(), summary);
        levels.push(Level.ofMultipart(level(), summary));
    }

    /** A multipart whose boundary never comes shows its content to nobody, or to those programs that guess. */
    private void endMultipart() throws MimeException {
        Level multipart = levels.pop();
        if (multipart.isEmpty()) {
            leaves.addEmptyMultipart(multipart);
        }
    }

    private void body() throws IOException, MimeException {
        if (summary().isBase64()) {
            base64Body(new Base64Stream(stream.getInputStream()));
        } else {
            leaves.add(level().leafPath(), summary(), stream.getDecodedInputStream());
        }
        stream.setRecursionMode(RecursionMode.M_RECURSE);
    }

    private void base64Body(Base64Stream in) throws IOException, MimeException {
        leaves.add(level().leafPath(), summary(), in);
        if (in.isIrregular()) {
            leaves.malformed("part " + level().leafPath(), "base64 goes on after its end");
        }
    }

    private EntitySummary summary() {
        return (EntitySummary) stream.getBodyDescriptor();
    }
}
