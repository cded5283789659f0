package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a header rule asks for: {@code From:addr}, {@code ALL:raw}, {@code Received:last}. A name and modifiers {@code :raw
 * :addr :name :host :domain :ip :revip :first :last}, in any order. Immutable; safe for threads.
 *
 * @param name of the field or pseudo header
 * @param modifiers in lower case, in their order
 */
public record HeaderQuery(String name, List<String> modifiers) {
    private static final List<String> MESSAGE_IDS =
            List.of("X-Message-Id", "Resent-Message-Id", "X-Original-Message-ID", "Message-Id");
    private static final Pattern SEPARATOR = Pattern.compile("[:.]");
    private static final Pattern IPV4 = Pattern.compile(
            "(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.])");

    public HeaderQuery {
        modifiers = List.copyOf(modifiers);
    }

    /** Reads a query as rules write it. */
    public static HeaderQuery parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new HeaderQuery(text, List.of());
        }
        return new HeaderQuery(
                text.substring(0, colon), List.of(SEPARATOR.split(Octets.lower(text.substring(colon + 1)), -1)));
    }

    boolean is(String modifier) {
        return modifiers.contains(modifier);
    }

    /** The octets that a pattern is matched with; empty when the message has no such field. */
    Optional<String> of(Headers headers, Relays relays) {
        List<String> values = parsed(selected(values(headers, relays)));
        return values.isEmpty() ? Optional.empty() : Optional.of(joined(values));
    }

    private List<String> values(Headers headers, Relays relays) {
        return switch (name) {
            case "ALL" -> List.of(is("raw") ? headers.pristine() : headers.all());
            case "ToCc" ->
                Optional.of(field(headers, "To") + field(headers, "Cc")).filter(both -> !both.isEmpty()).stream()
                        .toList();
            case "MESSAGEID" ->
                MESSAGE_IDS.stream()
                        .flatMap(id -> headers.named(id).stream())
                        .map(this::value)
                        .toList();
            case "EnvelopeFrom" -> relays.envelopeFrom(headers).stream().toList();
            case "X-Spam-Relays-Trusted" -> List.of(relays.trusted());
            case "X-Spam-Relays-Untrusted" -> List.of(relays.untrusted());
            case "X-Spam-Relays-Internal" -> List.of(relays.internal());
            case "X-Spam-Relays-External" -> List.of(relays.external());
            default -> headers.named(name).stream().map(this::value).toList();
        };
    }

    private String field(Headers headers, String field) {
        StringBuilder all = new StringBuilder();
        headers.named(field).forEach(value -> all.append(value(value)));
        return all.toString();
    }

    private String value(HeaderField field) {
        return is("raw") ? field.raw() : field.decoded();
    }

    private List<String> selected(List<String> values) {
        if (values.size() > 1 && is("first")) {
            return values.subList(0, 1);
        }
        return values.size() > 1 && is("last") ? values.subList(values.size() - 1, values.size()) : values;
    }

    private List<String> parsed(List<String> values) {
        List<String> result = values;
        if (is("addr") || is("name")) {
            boolean address = is("addr");
            result = result.stream()
                    .flatMap(value -> Mailboxes.parse(value).stream())
                    .map(mailbox -> address ? mailbox.address() : mailbox.name())
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        if (is("host") || is("domain")) {
            return result.stream()
                    .flatMap(value -> HostNames.first(value).stream())
                    .toList();
        }
        if (is("ip") || is("revip")) {
            return result.stream().flatMap(value -> ip(value).stream()).toList();
        }
        return result;
    }

    private Optional<String> ip(String value) {
        Matcher found = IPV4.matcher(value);
        return found.find() ? Optional.of(is("revip") ? reversed(found.group()) : found.group()) : Optional.empty();
    }

    private static String reversed(String ip) {
        List<String> octets = new ArrayList<>(List.of(SEPARATOR.split(ip, -1)));
        Collections.reverse(octets);
        return String.join(".", octets);
    }

    /** So that {@code $} and {@code ^} find the ends of each value. */
    private static String joined(List<String> values) {
        return String.join(values.get(0).endsWith("\n") ? "" : "\n", values);
    }
}
