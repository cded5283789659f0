package gatehouse.antispam;

/** Octets from a message made fit for a log, a header or a console: printable ASCII, everything else escaped. */
final class Escaped {
    private Escaped() {}

    static String octets(byte[] text, int start, int end) {
        StringBuilder escaped = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            int octet = text[at] & 0xff;
            if (octet >= 0x20 && octet < 0x7f && octet != '\\') {
                escaped.append((char) octet);
            } else {
                escaped.append(String.format("\\x%02X", octet));
            }
        }
        return escaped.toString();
    }
}
