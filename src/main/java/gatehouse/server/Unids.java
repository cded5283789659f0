package gatehouse.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes UNIDs: 32 hexadecimal digits, upper case. Safe for use by several threads. */
public final class Unids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unids() {}

    public static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
