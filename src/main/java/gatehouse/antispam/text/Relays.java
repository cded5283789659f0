package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The path of a message, nearest relay first, parted where trust ends, and where our own relays end. Without networks in the
 * settings, private addresses are trusted as far as they reach. Immutable; safe for threads.
 */
public final class Relays {
    /** Received fields that are read. No message travels as far: servers end loops before. */
    static final int MAX = 200;

    private static final int MAX_FIELD = 2_048;

    private final List<Relay> all;
    private final Optional<HeaderField> firstUntrusted;
    private final Optional<HeaderField> firstExternal;
    private final int unparseable;

    private Relays(TrustPath path, int unparseable) {
        this.all = List.copyOf(path.relays());
        this.firstUntrusted = path.firstUntrusted();
        this.firstExternal = path.firstExternal();
        this.unparseable = unparseable;
    }

    static Relays of(Headers headers, TextSettings settings) {
        TrustPath path = new TrustPath(settings.networks());
        int unparseable = 0;
        List<HeaderField> fields = headers.named("received");
        for (HeaderField received : fields.subList(0, Math.min(MAX, fields.size()))) {
            ReceivedParser.Reading reading =
                    ReceivedParser.read(Octets.cut(Octets.trim(received.decoded()), MAX_FIELD));
            if (reading instanceof ReceivedParser.Hop hop) {
                path.add(hop.relay(), Optional.of(received));
            } else if (reading == ReceivedParser.Nothing.FETCHED) {
                path.restart();
            } else if (reading == ReceivedParser.Nothing.UNREADABLE) {
                unparseable++;
            }
        }
        settings.originatingAddresses().stream()
                .flatMap(name -> originator(headers.last(name)).stream())
                .forEach(relay -> path.add(relay, Optional.empty()));
        return new Relays(path, unparseable);
    }

    /** A client that a web server names, which is before all relays. */
    private static Optional<Relay> originator(String value) {
        return IpAddress.firstIn(value).flatMap(IpAddress::parse).map(Relay::of);
    }

    public List<Relay> all() {
        return all;
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

    /** The Received field of the first relay that is not trusted. */
    Optional<HeaderField> firstUntrusted() {
        return firstUntrusted;
    }

    /** The Received field of the first relay that is not internal. */
    Optional<HeaderField> firstExternal() {
        return firstExternal;
    }

    /** The envelope sender that the first relay that is not trusted named, or the last one when all are; else nothing. */
    String envelopeFrom() {
        return all.stream()
                .filter(relay -> !relay.trusted())
                .findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)))
                .map(Relay::envfrom)
                .orElse("");
    }

    private List<Relay> those(Predicate<Relay> which) {
        return all.stream().filter(which).toList();
    }

    /** Relays as rules see them. */
    static String text(List<Relay> relays) {
        return relays.stream().map(Relay::toString).collect(Collectors.joining(" "));
    }
}
