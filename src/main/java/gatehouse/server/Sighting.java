package gatehouse.server;

import java.util.Optional;

/** A note seen in a mail.box, with the text of its tag where it carries one. */
public record Sighting(MessageId id, RoutingState state, Optional<String> tag) {}
