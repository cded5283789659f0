package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the sender of the envelope in what servers write of it into the header: in the field that the settings name, and in
 * no other; else in the Received field of the first relay that is not trusted; else in fields that stand above all Received
 * fields, since those below are of servers before ours.
 */
final class EnvelopeSender {
    private static final List<String> FIELDS = List.of("X-Envelope-From", "Envelope-Sender", "Return-Path");

    private EnvelopeSender() {}

    static Optional<String> of(Headers headers, Relays relays, Optional<String> certain) {
        if (certain.isPresent()) {
            return headers.named(certain.get()).stream()
                    .limit(1)
                    .flatMap(EnvelopeSender::address)
                    .findFirst();
        }
        String known = relays.envelopeFrom();
        return known.isEmpty() ? ofFields(headers) : Optional.of(known).filter(sender -> sender.contains("@"));
    }

    private static Optional<String> ofFields(Headers headers) {
        List<HeaderField> received = headers.named("Received");
        boolean fetched = received.stream().anyMatch(field -> field.raw().contains("(fetchmail"));
        if (fetched
                && headers.named("X-Sender").stream()
                        .flatMap(EnvelopeSender::address)
                        .findAny()
                        .isPresent()) {
            return Optional.empty();
        }
        List<HeaderField> above = received.isEmpty() ? headers.fields() : headers.upTo(Optional.of(received.get(0)));
        return FIELDS.stream()
                .filter(name -> !headers.named(name).isEmpty() && above.contains(last(headers.named(name))))
                .flatMap(name -> headers.named(name).stream().limit(1).flatMap(EnvelopeSender::address))
                .findFirst();
    }

    private static HeaderField last(List<HeaderField> fields) {
        return fields.get(fields.size() - 1);
    }

    private static Stream<String> address(HeaderField field) {
        return Mailboxes.parse(field.raw()).stream()
                .map(Mailbox::address)
                .filter(address -> !address.isEmpty())
                .limit(1);
    }
}
