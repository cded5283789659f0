package gatehouse.antispam.text;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address; an IPv4 address mapped into IPv6 is the IPv4 address. Immutable.
 *
 * @param text as written, without brackets
 * @param value as a number
 * @param bits 32 or 128
 */
record IpAddress(String text, BigInteger value, int bits) {
    private static final Pattern PARTS = Pattern.compile("[.:]");
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-f:]{2,39}", Pattern.CASE_INSENSITIVE);

    static Optional<IpAddress> parse(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        String bare = Octets.lower(plain).startsWith("ipv6:") ? plain.substring(5) : plain;
        String mapped = Octets.lower(bare).startsWith("::ffff:") && bare.contains(".") ? bare.substring(7) : bare;
        if (V4.matcher(mapped).matches()) {
            return v4(mapped);
        }
        return mapped.contains(":") && V6.matcher(mapped).matches() ? v6(mapped) : Optional.empty();
    }

    boolean startsWith(IpAddress network, int length) {
        return value.shiftRight(bits - length).equals(network.value.shiftRight(bits - length));
    }

    /** Not routed in the Internet: RFC 1918, loopback, link-local, shared and the like. */
    boolean isPrivate() {
        return bits == 32
                ? text.matches("(?:10|127|0)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*"
                        + "|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*")
                : text.equals("::1") || Octets.lower(text).matches("f(?:[cd]|e[89a-f]).*");
    }

    private static Optional<IpAddress> v4(String text) {
        long value = 0;
        for (String octet : PARTS.split(text, -1)) {
            int number = Integer.parseInt(octet);
            if (number > 255) {
                return Optional.empty();
            }
            value = value << 8 | number;
        }
        return Optional.of(new IpAddress(text, BigInteger.valueOf(value), 32));
    }

    private static Optional<IpAddress> v6(String text) {
        int gap = text.indexOf("::");
        String[] head = groups(gap < 0 ? text : text.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        int missing = 8 - head.length - tail.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        StringBuilder hex = new StringBuilder(32);
        boolean good = append(head, hex);
        hex.append("0000".repeat(missing));
        good &= append(tail, hex);
        return good ? Optional.of(new IpAddress(text, new BigInteger(hex.toString(), 16), 128)) : Optional.empty();
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : PARTS.split(text, -1);
    }

    private static boolean append(String[] groups, StringBuilder hex) {
        for (String group : groups) {
            if (group.isEmpty() || group.length() > 4) {
                return false;
            }
            hex.append("0".repeat(4 - group.length())).append(group);
        }
        return true;
    }
}
