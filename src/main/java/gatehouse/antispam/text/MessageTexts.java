package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts of one message that rules see, as octets: each is made when it is first asked for and kept. The message is an
 * attacker's: every text is bounded and made in linear time, and none throws. For one thread; nothing is shared between
 * messages but the settings.
 */
public final class MessageTexts {
    private final MessageSource source;
    private final Lazy<MimePart> tree;
    private final Lazy<List<MimePart>> leaves;
    private final Lazy<List<Rendering>> renderings;
    private final Lazy<List<byte[]>> body;
    private final Lazy<List<byte[]>> rawBody;

    private MessageTexts(MessageSource source) {
        this.source = source;
        tree = new Lazy<>(() -> MimeTree.of(source));
        leaves = new Lazy<>(() -> MimeTree.leaves(tree.get()));
        renderings = new Lazy<>(this::render);
        body = new Lazy<>(() -> bytes(BodyText.lines(subject(), texts())));
        rawBody = new Lazy<>(() -> bytes(RawBody.chunks(leaves.get())));
    }

    /** The texts of a message as received, with line ends CRLF or LF. */
    public static MessageTexts of(byte[] message) {
        return new MessageTexts(MessageSource.of(message));
    }

    /** Lines for body rules; the first is the subject. */
    public List<byte[]> body() {
        return body.get();
    }

    /** Chunks for rawbody rules. */
    public List<byte[]> rawBody() {
        return rawBody.get();
    }

    /** The message as it came, for full rules. */
    public byte[] full() {
        return Octets.bytes(source.full());
    }

    private String subject() {
        List<HeaderField> subjects = source.headers().named("subject");
        return subjects.isEmpty() ? "\n" : subjects.get(subjects.size() - 1).decoded();
    }

    private List<String> texts() {
        return renderings.get().stream().map(Rendering::text).toList();
    }

    private List<Rendering> render() {
        List<Rendering> rendered = new ArrayList<>();
        for (MimePart leaf : leaves.get()) {
            String type = leaf.contentType().type();
            if (type.equals("text/plain") || leaf.isHtml()) {
                rendered.add(Rendering.of(leaf));
            }
        }
        return rendered;
    }

    private static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(Octets::bytes).toList();
    }
}
