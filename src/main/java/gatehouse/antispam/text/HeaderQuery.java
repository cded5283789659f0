package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a header rule asks for: {@code From:addr}, {@code ALL:raw}, {@code Received:last}. A name and modifiers {@code :raw
 * :addr :name :host :domain :ip :revip :first :last}, in any order. Immutable; safe for threads.
 *
 * @param name of the field or pseudo header
 * @param modifiers in lower case, in their order
 */
public record HeaderQuery(String name, List<String> modifiers) {
    private static final Pattern SEPARATOR = Pattern.compile(":");

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
    Optional<String> of(HeaderValues header) {
        List<String> values = parsed(fields(header), header.registries()).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(joined(values));
    }

    private List<String> fields(HeaderValues header) {
        if (is("addr") || is("name")) {
            return mailboxes(selected(header.mailboxFields(name)));
        }
        return selected(header.of(name, is("raw")));
    }

    private List<String> selected(List<String> values) {
        if (values.size() > 1 && is("first")) {
            return values.subList(0, 1);
        }
        return values.size() > 1 && is("last") ? values.subList(values.size() - 1, values.size()) : values;
    }

    private List<String> mailboxes(List<String> fields) {
        return fields.stream()
                .flatMap(field -> Mailboxes.parse(field).stream())
                .flatMap(mailbox -> part(mailbox).stream())
                .toList();
    }

    private Optional<String> part(Mailbox mailbox) {
        if (is("addr")) {
            return Optional.of(mailbox.address()).filter(address -> !address.isEmpty());
        }
        return is("raw") ? mailbox.phrase() : mailbox.name();
    }

    private Stream<String> parsed(List<String> values, RegistryBoundaries registries) {
        if (is("domain")) {
            return hosts(values, registries).map(registries::domainOf);
        }
        if (is("host")) {
            return hosts(values, registries);
        }
        if (is("ip")) {
            return addresses(values);
        }
        return is("revip")
                ? addresses(values).flatMap(ip -> IpAddress.parse(ip).stream()).map(IpAddress::reversed)
                : values.stream();
    }

    private Stream<String> hosts(List<String> values, RegistryBoundaries registries) {
        if (is("addr")) {
            return values.stream().map(address -> address.substring(address.lastIndexOf('@') + 1));
        }
        return values.stream().flatMap(value -> HostNames.find(value, registries).stream());
    }

    private static Stream<String> addresses(List<String> values) {
        return values.stream().flatMap(value -> IpAddress.firstIn(value).stream());
    }

    /** So that {@code $} and {@code ^} find the ends of each value. */
    private static String joined(List<String> values) {
        return String.join(values.get(0).endsWith("\n") ? "" : "\n", values);
    }
}
