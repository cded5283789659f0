package gatehouse.embedded.tryout;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The claims of an X-SSOTag, read as anybody can read them; whether they are true, the servers have checked. Immutable.
 *
 * @param server that signed it
 * @param antivirus that scanned the message
 * @param unscanned whether the message was let go without a scan
 * @param noted the first thing that the server noted about the message
 */
record Tag(String server, String antivirus, boolean unscanned, Optional<String> noted) {
    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";

    /** Of the three parts of a compact JWS the second is the claims (RFC 7515 section 7.1). */
    static Optional<Tag> parse(String jws) {
        String[] pieces = jws.replaceAll("\\s", "").split("\\.", -1);
        if (pieces.length != 3) {
            return Optional.empty();
        }
        String claims = new String(Base64.getUrlDecoder().decode(pieces[1]), StandardCharsets.UTF_8);
        return Optional.of(new Tag(
                find(claims, "\"iss\":" + TEXT).orElse("nobody"),
                find(claims, "\"ave\":" + TEXT).orElse("nothing"),
                claims.contains("\"uns\":true"),
                find(claims, "\"not\":\\[" + TEXT)));
    }

    private static Optional<String> find(String claims, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(claims);
        return matcher.find() ? Optional.of(matcher.group(1).replaceAll("\\\\(.)", "$1")) : Optional.empty();
    }
}
