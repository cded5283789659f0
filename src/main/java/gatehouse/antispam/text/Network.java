package gatehouse.antispam.text;

import java.util.Optional;

/**
 * A range of IP addresses. Immutable.
 *
 * @param address the octets of the network
 * @param bits how many of them count
 */
public record Network(IpAddress address, int bits) {

    /** Reads {@code 10.0.0.0/8}, {@code 10.}, {@code 192.0.2.1} or {@code 2001:db8::/32}; empty when it is none. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        int octets = (int) host.chars().filter(c -> c == '.').count();
        boolean open = host.endsWith(".") && octets <= 3;
        Optional<IpAddress> address = IpAddress.parse(open ? host + "0" + ".0".repeat(3 - octets) : host);
        return address.map(ip -> new Network(ip, slash < 0 ? open ? octets * 8 : ip.bits() : bits(text, slash, ip)));
    }

    boolean contains(IpAddress ip) {
        return ip.bits() == address.bits() && ip.startsWith(address, bits);
    }

    private static int bits(String text, int slash, IpAddress ip) {
        String number = text.substring(slash + 1);
        return number.matches("\\d{1,3}") ? Math.min(ip.bits(), Integer.parseInt(number)) : ip.bits();
    }
}
