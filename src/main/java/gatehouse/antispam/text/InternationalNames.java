package gatehouse.antispam.text;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of hosts that have other letters than ASCII's, in the ASCII form that DNS has of them. */
final class InternationalNames {
    private static final int MAX_NAME = 255;
    private static final Pattern DOT = Pattern.compile("[.\u3002\uff0e\uff61]");
    private static final String OTHERS = "-._\u3002\uff0e\uff61\u30fb\u200b";

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

    /** Label by label, since a name in a URI can have empty ones. */
    private static Optional<String> encode(String name) {
        if (!name.codePoints().allMatch(InternationalNames::isOfName)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Arrays.stream(DOT.split(name, -1))
                    .map(label -> IDN.toASCII(label, IDN.ALLOW_UNASSIGNED))
                    .collect(Collectors.joining(".")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfName(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || OTHERS.indexOf(c) >= 0
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
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
