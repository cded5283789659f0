package gatehouse.antispam.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The path of a message, nearest relay first, parted where trust ends, and where our own relays end. Without networks in the
 * settings, private addresses are trusted as far as they reach. Immutable; safe for threads.
 */
public final class Relays {
    /** No message travels as far: loops are cut before. */
    static final int MAX = 200;

    private final List<Relay> all;
    private final int unparseable;

    private Relays(List<Relay> all, int unparseable) {
        this.all = List.copyOf(all);
        this.unparseable = unparseable;
    }

    static Relays of(Headers headers, TextSettings settings) {
        TrustPath path = new TrustPath(settings);
        int unparseable = 0;
        for (HeaderField received : headers.named("received")) {
            ReceivedParser.Reading reading = ReceivedParser.read(received);
            if (reading instanceof ReceivedParser.Hop hop && path.relays().size() < MAX) {
                path.add(hop.relay());
            } else if (reading == ReceivedParser.Nothing.FETCHED) {
                path.restart();
            } else if (reading == ReceivedParser.Nothing.UNREADABLE) {
                unparseable++;
            }
        }
        return new Relays(path.relays(), unparseable);
    }

    public List<Relay> trusted() {
        return those(Relay::trusted);
    }

    public List<Relay> untrusted() {
        return those(relay -> !relay.trusted());
    }

    public List<Relay> internal() {
        return those(Relay::internal);
    }

    public List<Relay> external() {
        return those(relay -> !relay.internal());
    }

    /** How many Received fields could not be read, though they are none of a delivery within a host. */
    public int unparseable() {
        return unparseable;
    }

    private List<Relay> those(Predicate<Relay> which) {
        return all.stream().filter(which).toList();
    }

    /** Relays as rules see them. */
    static String text(List<Relay> relays) {
        return relays.stream().map(Relay::toString).collect(Collectors.joining(" "));
    }
}
