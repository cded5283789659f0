package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The texts of one message that rules see, as octets: each is made when it is first asked for and kept. The message is an
 * attacker's: every text is bounded and made in linear time, and none throws. For one thread; nothing is shared between
 * messages but the settings.
 */
public final class MessageTexts {
    private final MessageSource source;
    private final HeaderValues header;
    private final Lazy<MimeTree> tree;
    private final Lazy<List<MimePart>> leaves;
    private final Lazy<List<Rendering>> renderings;
    private final Lazy<List<String>> lines;
    private final Lazy<List<byte[]>> body;
    private final Lazy<List<byte[]>> rawBody;
    private final Lazy<List<UriDetail>> uriDetails;
    private final Lazy<List<byte[]>> uris;

    private MessageTexts(MessageSource source, TextSettings settings) {
        this.source = source;
        header = new HeaderValues(source.headers(), settings);
        tree = new Lazy<>(() -> MimeTree.of(source));
        leaves = new Lazy<>(() -> tree.get().leaves());
        renderings = new Lazy<>(() -> Rendering.of(leaves.get()));
        lines = new Lazy<>(() -> lines(PageText::all));
        body = new Lazy<>(() -> bytes(lines.get()));
        uriDetails = new Lazy<>(
                () -> UriExtractor.extract(lines.get(), links(), SigningDomains.of(source.headers()), settings));
        uris = new Lazy<>(this::cleaned);
        rawBody = new Lazy<>(() -> bytes(RawBody.chunks(leaves.get())));
    }

    /** The texts of a message as received, with line ends CRLF or LF. */
    public static MessageTexts of(byte[] message, TextSettings settings) {
        return new MessageTexts(MessageSource.of(message), settings);
    }

    /** Lines for body rules; the first is the subject. None when no part has a content. */
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

    /** What a header rule is matched with; empty when the message has no such field. */
    public Optional<byte[]> header(HeaderQuery query) {
        return query.of(header).map(Octets::bytes);
    }

    /** The path of the message. */
    public Relays relays() {
        return header.relays();
    }

    /** Where registries end and domains begin. */
    public RegistryBoundaries registries() {
        return header.registries();
    }

    /** As {@link #body}, without what cannot be seen. */
    public List<byte[]> visible() {
        return bytes(lines(PageText::visible));
    }

    /** The paragraphs that cannot be seen. */
    public List<byte[]> invisible() {
        return bytes(BodyText.paragraphs(texts(PageText::invisible)));
    }

    /** All parts from the message itself on, each before its own parts. */
    public List<MimePart> parts() {
        return tree.get().parts();
    }

    /** The text of a leaf as a reader sees it, in octets; nothing when it is no text. */
    public String rendered(MimePart part) {
        int leaf = leaves.get().indexOf(part);
        return leaf < 0 ? "" : renderings.get().get(leaf).text();
    }

    /** What was noticed about the form of the message while it was split into parts. */
    public Set<ParseFlag> parseFlags() {
        return tree.get().flags();
    }

    /**
     * What a mimeheader rule is matched with: a value for each of {@link #parts()}, empty where a part has no such field.
     * Of many fields of one name in a part the last one counts; {@code ALL} is the whole header.
     */
    public List<Optional<byte[]>> partHeaders(HeaderQuery query) {
        return parts().stream()
                .map(part -> part.value(query).map(Octets::bytes))
                .toList();
    }

    /** How many octets the body has as it came. */
    public int bodyLength() {
        return source.pristineBody().length();
    }

    private List<String> lines(Function<PageText, String> text) {
        return leaves.get().isEmpty() ? List.of() : BodyText.lines(subject(), texts(text));
    }

    /** What is known of each HTML part that is not empty. */
    public List<HtmlFacts> html() {
        return renderings.get().stream()
                .flatMap(rendering -> rendering.facts().stream())
                .toList();
    }

    /** The URIs of texts and HTML, each once, as written and canonicalised. */
    public List<byte[]> uris() {
        return uris.get();
    }

    /** What is known of each URI. */
    public List<UriDetail> uriDetails() {
        return uriDetails.get();
    }

    /** Whether a link of HTML is so long that it was cut. */
    public boolean hasTruncatedUri() {
        return links().stream().anyMatch(link -> link.uri().length() > UriExtractor.MAX_LENGTH);
    }

    private String subject() {
        List<HeaderField> subjects = source.headers().named("subject");
        return subjects.isEmpty() ? "\n" : subjects.get(subjects.size() - 1).decoded();
    }

    private List<String> texts(Function<PageText, String> text) {
        return renderings.get().stream()
                .map(rendering -> text.apply(rendering.page()))
                .toList();
    }

    private List<byte[]> cleaned() {
        return bytes(uriDetails.get().stream()
                .flatMap(uri -> uri.cleaned().stream())
                .distinct()
                .toList());
    }

    private List<HtmlUri> links() {
        return renderings.get().stream()
                .flatMap(rendering -> rendering.uris().stream())
                .toList();
    }

    private static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(Octets::bytes).toList();
    }
}
