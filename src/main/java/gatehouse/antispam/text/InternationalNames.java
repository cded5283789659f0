package gatehouse.antispam.text;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names of hosts that have other letters than ASCII's, in the ASCII form that DNS has of them. */
final class InternationalNames {
    private static final int MAX_NAME = 255;

    private InternationalNames() {}

    /**
     * The ASCII form of a name in octets, which may be UTF-8 or Latin-1; empty when it has none. ASCII stays as it is, but in
     * lower case.
     */
    static Optional<String> toAscii(String name) {
        if (Octets.isAscii(name)) {
            return Optional.of(Octets.lower(name));
        }
        return name.length() > MAX_NAME ? Optional.empty() : encode(Octets.lower(characters(name)));
    }

    private static Optional<String> encode(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String characters(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Octets.bytes(octets)))
                    .toString();
        } catch (CharacterCodingException e) {
            return octets;
        }
    }
}
