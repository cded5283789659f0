package gatehouse.antispam.text;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address; an IPv4 address mapped into IPv6 is the IPv4 address. Immutable.
 *
 * @param text as written, without brackets
 * @param value as a number
 * @param bits 32 or 128
 */
public record IpAddress(String text, BigInteger value, int bits) {
    private static final Pattern OCTET = Pattern.compile("\\.");
    private static final Pattern GROUP = Pattern.compile(":");
    private static final Pattern V4 = Pattern.compile("(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-f:.]{2,45}", Pattern.CASE_INSENSITIVE);

    private static final Pattern ANYWHERE = Pattern.compile(
            "(?<![\\w.:])(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.])|(?:IPv6:)?[0-9a-fA-F]{1,4}:[0-9a-fA-F:]{1,40}+(?![\\w.]))");

    /** Reads an address, which may be in brackets, or begin with {@code IPv6:}; empty when it is none. */
    public static Optional<IpAddress> parse(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        String bare = Octets.lower(plain).startsWith("ipv6:") ? plain.substring(5) : plain;
        String mapped = Octets.lower(bare).startsWith("::ffff:") && bare.contains(".") ? bare.substring(7) : bare;
        if (V4.matcher(mapped).matches()) {
            return v4(mapped);
        }
        return mapped.contains(":") && V6.matcher(mapped).matches() ? v6(mapped) : Optional.empty();
    }

    /** The first that stands in a text by itself, as written. */
    static Optional<String> firstIn(String text) {
        return ANYWHERE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(found -> !found.endsWith(":") && parse(found).isPresent())
                .findFirst();
    }

    /** For a question to a list in the DNS: octets, or the digits of IPv6, from the last to the first. */
    String reversed() {
        if (bits == 32) {
            int number = value.intValue();
            return (number & 0xff) + "." + (number >>> 8 & 0xff) + "." + (number >>> 16 & 0xff) + "." + (number >>> 24);
        }
        return String.join(
                ".",
                new StringBuilder(String.format("%032x", value))
                        .reverse()
                        .toString()
                        .split(""));
    }

    /** Whether the first bits are those of another address of the same family. */
    public boolean sharesPrefix(IpAddress other, int length) {
        return bits == other.bits && value.shiftRight(bits - length).equals(other.value.shiftRight(bits - length));
    }

    /** Not routed in the Internet: RFC 1918, loopback, link-local, shared. */
    public boolean isPrivate() {
        return Network.contain(Network.PRIVATE, this);
    }

    private static Optional<IpAddress> v4(String text) {
        long value = 0;
        for (String octet : OCTET.split(text, -1)) {
            int number = Integer.parseInt(octet);
            if (number > 255) {
                return Optional.empty();
            }
            value = value << 8 | number;
        }
        return Optional.of(new IpAddress(text, BigInteger.valueOf(value), 32));
    }

    private static Optional<IpAddress> v6(String text) {
        String hexadecimal = withoutDots(text);
        int gap = hexadecimal.indexOf("::");
        String[] head = groups(gap < 0 ? hexadecimal : hexadecimal.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : hexadecimal.substring(gap + 2));
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

    /** An IPv4 address at the end becomes two groups. */
    private static String withoutDots(String text) {
        int last = text.lastIndexOf(':') + 1;
        return parse(text.substring(last))
                .map(v4 -> text.substring(0, last) + Integer.toHexString(v4.value.intValue() >>> 16) + ":"
                        + Integer.toHexString(v4.value.intValue() & 0xffff))
                .orElse(text);
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : GROUP.split(text, -1);
    }

    private static boolean append(String[] groups, StringBuilder hex) {
        for (String group : groups) {
            if (group.isEmpty() || group.length() > 4 || group.contains(".")) {
                return false;
            }
            hex.append("0".repeat(4 - group.length())).append(group);
        }
        return true;
    }
}
