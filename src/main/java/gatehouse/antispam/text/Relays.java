package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a message, nearest relay first, parted where trust ends: once a relay is not in the trusted networks, none
 * behind it is. Without networks, private addresses are trusted as far as they reach. Immutable after construction.
 */
final class Relays {
    private static final int MAX = 100;
    private final List<String> trusted = new ArrayList<>();
    private final List<String> untrusted = new ArrayList<>();
    private final List<String> internal = new ArrayList<>();
    private final List<String> external = new ArrayList<>();
    private String envelopeFrom = "";

    private Relays() {}

    static Relays of(Headers headers, TextSettings settings) {
        Relays relays = new Relays();
        boolean inTrusted = true;
        boolean inInternal = true;
        for (HeaderField received : headers.named("received")) {
            Optional<Relay> parsed = ReceivedParser.parse(Octets.trim(received.decoded()));
            if (parsed.isEmpty() || relays.trusted.size() + relays.untrusted.size() == MAX) {
                continue;
            }
            Relay relay = parsed.get();
            if (relay.isOfHostItself()) {
                continue;
            }
            inTrusted &= settings.isTrusted(relay.ip());
            inInternal &= inTrusted && settings.isInternal(relay.ip());
            relays.add(relay, inTrusted, inInternal);
        }
        return relays;
    }

    private void add(Relay relay, boolean isTrusted, boolean isInternal) {
        String text = relay.text(isInternal, false);
        (isTrusted ? trusted : untrusted).add(text);
        (isInternal ? internal : external).add(text);
        envelopeFrom = envelopeFrom.isEmpty() ? relay.envfrom() : envelopeFrom;
    }

    String trusted() {
        return String.join(" ", trusted);
    }

    String untrusted() {
        return String.join(" ", untrusted);
    }

    String internal() {
        return String.join(" ", internal);
    }

    String external() {
        return String.join(" ", external);
    }

    /** From the fields in which servers keep it; the first that names an address. */
    Optional<String> envelopeFrom(Headers headers) {
        for (String name : List.of("X-Envelope-From", "Envelope-Sender", "Return-Path")) {
            String value = headers.last(name).replaceAll("^<|>$", "");
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return envelopeFrom.isEmpty() ? Optional.empty() : Optional.of(envelopeFrom);
    }
}
