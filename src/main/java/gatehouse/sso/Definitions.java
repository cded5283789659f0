package gatehouse.sso;

/**
 * What a server would scan with itself, against which tags are judged. Immutable.
 *
 * @param antivirus number of the definitions
 * @param antispam generation of the rules, {@code VERSION-DIGEST}; empty where there is no antispam
 */
public record Definitions(long antivirus, String antispam) {
    /** The version of the rules; 0 where none is named. */
    static long version(String antispam) {
        int hyphen = antispam.indexOf('-');
        String digits = hyphen < 0 ? "" : antispam.substring(0, hyphen);
        return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : 0;
    }
}
