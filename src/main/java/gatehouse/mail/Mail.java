package gatehouse.mail;

import java.util.List;
import java.util.Optional;

/**
 * A message as all checks see it. Immutable; its contents live as long as the {@link ContentStore} that they were read
 * into.
 *
 * @param headers of the message itself, in their order
 * @param whole the message as text in the form of RFC 5322; rebuilt, so not byte-exact
 * @param parts all leaves, those of attached messages too, in their order
 * @param unreadable what could not be looked into
 */
public record Mail(
        Envelope envelope, List<Header> headers, Content whole, List<Part> parts, List<Unreadable> unreadable) {
    public Mail {
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
        unreadable = List.copyOf(unreadable);
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
