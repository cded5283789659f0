package gatehouse.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The test file that every antivirus calls a virus. Put together at run time, so that none finds it in this project. */
public final class Eicar {
    private Eicar() {}

    public static String text() {
        return String.join("", "X5O!P%@AP[4\\PZX54", "(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*");
    }

    public static byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    /** A definition for a ClamAV .ndb file: any type of file that begins with it, unpacked or decoded by ClamAV too. */
    public static String definition() {
        return "Eicar-Test-Signature:0:0:" + HexFormat.of().formatHex(bytes()) + "\n";
    }
}
