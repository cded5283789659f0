package gatehouse.antispam.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses. Immutable.
 *
 * @param address the octets of the network
 * @param bits how many of them count
 * @param excluded whether what is in it is not in the list that it is in
 */
public record Network(IpAddress address, int bits, boolean excluded) {
    private static final Pattern SPACES = Pattern.compile("[\\s,]++");
    private static final Pattern OPEN = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){0,2}\\.?");
    /** Of this host itself. */
    static final List<Network> LOCAL = list("127.0.0.0/8 ::1");
    /** Not routed in the Internet. */
    static final List<Network> PRIVATE =
            list("10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 127.0.0.0/8 100.64.0.0/10 ::1 fe80::/10");

    /** Reads the networks of a line of settings, which are parted by white space; what is none is left out. */
    public static List<Network> list(String line) {
        return SPACES.splitAsStream(line)
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 10.}, {@code 10.1/16}, {@code 192.0.2.1} or {@code 2001:db8::/32}, perhaps with a
     * {@code !} before it, which excludes; empty when it is none.
     */
    public static Optional<Network> parse(String text) {
        boolean excluded = text.startsWith("!");
        String network = excluded ? text.substring(1) : text;
        int slash = network.indexOf('/');
        String host = slash < 0 ? network : network.substring(0, slash);
        Optional<IpAddress> address = IpAddress.parse(OPEN.matcher(host).matches() ? complete(host) : host);
        return address.map(ip ->
                new Network(ip, slash < 0 ? impliedBits(host, ip) : bits(network.substring(slash + 1), ip), excluded));
    }

    /** Whether an address is in a list: the first network that contains it decides. */
    static boolean contain(List<Network> networks, IpAddress ip) {
        return networks.stream()
                .filter(network -> network.contains(ip))
                .findFirst()
                .map(network -> !network.excluded())
                .orElse(false);
    }

    public boolean contains(IpAddress ip) {
        return ip.sharesPrefix(address, bits);
    }

    private static String complete(String host) {
        String octets = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return octets + ".0".repeat(3 - dots(octets));
    }

    private static int dots(String host) {
        return (int) host.chars().filter(c -> c == '.').count();
    }

    private static int impliedBits(String host, IpAddress ip) {
        return host.endsWith(".") ? dots(host) * 8 : ip.bits();
    }

    private static int bits(String length, IpAddress ip) {
        return length.matches("\\d{1,3}") ? Math.min(ip.bits(), Integer.parseInt(length)) : ip.bits();
    }
}
