package gatehouse.embedded.router;

import gatehouse.embedded.nsf.NsfStore;

/** Where mail for a recipient goes. Immutable. */
sealed interface Destination {
    /** A mail database of this server. */
    record MailFile(NsfStore store) implements Destination {}

    /** Another server. */
    record NextServer(MailServer server) implements Destination {}
}
