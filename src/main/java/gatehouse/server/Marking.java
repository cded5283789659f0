package gatehouse.server;

import gatehouse.mail.Header;
import java.util.List;
import java.util.Optional;

/**
 * What is written to a message before it is released: headers, which take the place of whatever {@code X-Spam-} headers
 * it came with, and a subject. No headers at all still removes those it came with.
 */
public record Marking(Optional<String> subject, List<Header> headers) {
    public Marking {
        headers = List.copyOf(headers);
    }
}
