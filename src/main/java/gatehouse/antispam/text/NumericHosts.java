package gatehouse.antispam.text;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hosts that are IPv4 addresses in disguise: one number, or four in other bases than ten. */
final class NumericHosts {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|[01]?\\d{1,2})";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,64}|0[xX][0-9a-fA-F]{1,64}");
    private static final Pattern QUAD =
            Pattern.compile("(0[xX][0-9a-fA-F]{1,8}|\\d{1,16})(?:\\.(?:0[xX][0-9a-fA-F]{1,8}|\\d{1,16})){3}");
    private static final Pattern OCTAL = Pattern.compile("0[0-3]?[0-7]{1,2}");
    private static final Pattern ADDRESS = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final int DIGITS = 8;

    private NumericHosts() {}

    static boolean isAddress(String host) {
        return ADDRESS.matcher(host).matches();
    }

    /** The address as it is usually written; empty when a host is no number. */
    static Optional<String> address(String host) {
        Matcher number = NUMBER.matcher(host);
        if (number.matches()) {
            return Optional.of(ofNumber(host));
        }
        return QUAD.matcher(host).matches() ? Optional.of(ofQuad(host)) : Optional.empty();
    }

    /** Of a number that is too large, SpamAssassin takes the first eight hexadecimal digits. */
    private static String ofNumber(String host) {
        BigInteger number = isHex(host) ? new BigInteger(host.substring(2), 16) : new BigInteger(host);
        String hex = number.toString(16);
        String digits = "0".repeat(Math.max(0, DIGITS - hex.length())) + hex;
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < DIGITS; i += 2) {
            address.append(i == 0 ? "" : ".").append(Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return address.toString();
    }

    private static String ofQuad(String host) {
        return Arrays.stream(host.split("\\.", -1)).map(NumericHosts::decimal).collect(Collectors.joining("."));
    }

    /** Without leading zeros; of a lone zero nothing is left, and rules know such hosts. */
    private static String decimal(String octet) {
        if (isHex(octet)) {
            return Long.toString(Long.parseLong(octet.substring(2), 16));
        }
        if (OCTAL.matcher(octet).matches()) {
            return Integer.toString(Integer.parseInt(octet, 8));
        }
        return octet.replaceFirst("^0+", "");
    }

    private static boolean isHex(String number) {
        return number.startsWith("0x") || number.startsWith("0X");
    }
}
