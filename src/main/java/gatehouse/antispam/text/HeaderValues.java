package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of a message's header fields by name, and of the pseudo headers, which nobody sent: what is known of the path
 * and of the envelope, and several fields together. For one thread.
 */
final class HeaderValues {
    private static final List<String> MESSAGE_IDS =
            List.of("X-Message-Id", "Resent-Message-Id", "X-Original-Message-ID", "Message-Id");
    private final Headers headers;
    private final TextSettings settings;
    private final Lazy<Relays> relays;

    HeaderValues(Headers headers, TextSettings settings) {
        this.headers = headers;
        this.settings = settings;
        relays = new Lazy<>(() -> Relays.of(headers, settings));
    }

    Relays relays() {
        return relays.get();
    }

    RegistryBoundaries registries() {
        return settings.registries();
    }

    /** Each value of a name, as sent or decoded. */
    List<String> of(String name, boolean raw) {
        return switch (name) {
            case "ALL" -> nonBlank(raw ? headers.pristine() : headers.all());
            case "ALL-TRUSTED" -> some(headers.upTo(relays().firstUntrusted()), raw);
            case "ALL-INTERNAL" -> some(headers.upTo(relays().firstExternal()), raw);
            case "ALL-UNTRUSTED" -> some(headers.from(relays().firstUntrusted()), raw);
            case "ALL-EXTERNAL" -> some(headers.from(relays().firstExternal()), raw);
            case "ToCc" -> toCc(raw);
            case "MESSAGEID" ->
                MESSAGE_IDS.stream()
                        .flatMap(id -> values(id, raw))
                        .map(HeaderValues::unfolded)
                        .toList();
            case "EnvelopeFrom" -> envelopeFrom().stream().toList();
            case "X-Spam-Relays-Trusted" -> List.of(Relays.text(relays().trusted()));
            case "X-Spam-Relays-Untrusted" -> List.of(Relays.text(relays().untrusted()));
            case "X-Spam-Relays-Internal" -> List.of(Relays.text(relays().internal()));
            case "X-Spam-Relays-External" -> List.of(Relays.text(relays().external()));
            case "X-AuthorDomain" -> sentOr(name, raw, domains(authors()));
            case "X-SenderDomain" -> sentOr(name, raw, domains(envelopeFrom().stream()));
            default -> values(name, raw).toList();
        };
    }

    /** The values of a name in which mailboxes are looked for: as sent, since quotes and words part them. */
    List<String> mailboxFields(String name) {
        return name.equals("ToCc")
                ? Stream.concat(values("To", false), values("Cc", false)).toList()
                : of(name, true);
    }

    /** What a field says that was sent by the name of a pseudo header goes before it. */
    private List<String> sentOr(String name, boolean raw, List<String> known) {
        return headers.named(name).isEmpty() ? known : values(name, raw).toList();
    }

    private Stream<String> authors() {
        return values("From", true)
                .flatMap(field -> Mailboxes.parse(field).stream())
                .map(Mailbox::address);
    }

    /** The domains of addresses in ASCII, as one value. */
    private static List<String> domains(Stream<String> addresses) {
        String domains = addresses
                .filter(address -> address.indexOf('@') >= 0)
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .map(domain -> InternationalNames.toAscii(domain).orElse(Octets.lower(domain)))
                .distinct()
                .collect(Collectors.joining(" "));
        return domains.isEmpty() ? List.of() : List.of(domains);
    }

    private Optional<String> envelopeFrom() {
        return EnvelopeSender.of(headers, relays(), settings.envelopeSender());
    }

    private List<String> toCc(boolean raw) {
        String both = Stream.concat(values("To", raw), values("Cc", raw))
                .map(HeaderValues::unfolded)
                .collect(Collectors.joining());
        return both.isEmpty() ? List.of() : List.of(both);
    }

    private static String unfolded(String value) {
        return HeaderDecoder.unfold(value) + "\n";
    }

    private Stream<String> values(String name, boolean raw) {
        return headers.named(name).stream().map(field -> raw ? field.raw() : field.decoded());
    }

    private List<String> some(List<HeaderField> fields, boolean raw) {
        String text = Headers.text(fields, raw);
        return nonBlank(raw && headers.pristine().endsWith("\r\n") ? text.replace("\n", "\r\n") : text);
    }

    private static List<String> nonBlank(String text) {
        return text.isBlank() ? List.of() : List.of(text);
    }
}
