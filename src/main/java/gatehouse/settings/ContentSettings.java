package gatehouse.settings;

import java.time.Duration;
import java.util.List;

/**
 * The attachment policy, and the limits of the archive walk.
 *
 * @param forbiddenTypes true media types; {@code application/*} stands for a whole kind
 * @param forbiddenExtensions in lower case without the dot, judged by every name of a file, those inside archives too
 * @param forbiddenNames patterns with {@code *} and {@code ?}, in any case
 * @param maxFileBytes of one attachment; 0 for no limit
 * @param macros what happens to Office documents with macros
 * @param encryptedContainers what happens to archives and documents that open with a password only
 * @param encryptedMail what happens to S/MIME, PGP and Notes encrypted mail, and OLE objects
 * @param tooLargeForAntivirus what happens to what the antivirus does not accept for its size
 * @param malformed what happens to archives and MIME parts that cannot be taken apart; the antivirus has seen them
 * @param maxDepth of archives in archives
 * @param maxEntries of all archives of a message
 * @param maxUnpackedBytes of all archives of a message
 * @param maxRatio of unpacked to packed bytes of one archive, judged above 10 MB unpacked
 * @param maxTime for the content check of one message
 */
public record ContentSettings(
        List<String> forbiddenTypes,
        List<String> forbiddenExtensions,
        List<String> forbiddenNames,
        long maxFileBytes,
        Disposition macros,
        Disposition encryptedContainers,
        Disposition encryptedMail,
        Disposition tooLargeForAntivirus,
        Disposition malformed,
        int maxDepth,
        int maxEntries,
        long maxUnpackedBytes,
        int maxRatio,
        Duration maxTime) {
    public ContentSettings {
        forbiddenTypes = List.copyOf(forbiddenTypes);
        forbiddenExtensions = List.copyOf(forbiddenExtensions);
        forbiddenNames = List.copyOf(forbiddenNames);
    }

    public static ContentSettings defaults() {
        return new ContentSettings(
                List.of(
                        "application/x-msdownload",
                        "application/x-dosexec",
                        "application/x-executable",
                        "application/x-sharedlib",
                        "application/x-elf",
                        "application/x-mach-o",
                        "application/x-ms-shortcut",
                        "application/x-ms-installer"),
                List.of(
                        "ade",
                        "adp",
                        "app",
                        "application",
                        "appx",
                        "bat",
                        "chm",
                        "cmd",
                        "com",
                        "cpl",
                        "dll",
                        "exe",
                        "gadget",
                        "hlp",
                        "hta",
                        "inf",
                        "ins",
                        "iso",
                        "img",
                        "isp",
                        "jar",
                        "js",
                        "jse",
                        "lnk",
                        "mde",
                        "msc",
                        "msi",
                        "msix",
                        "msp",
                        "mst",
                        "pif",
                        "ps1",
                        "reg",
                        "scf",
                        "scr",
                        "sct",
                        "shb",
                        "sys",
                        "url",
                        "vb",
                        "vbe",
                        "vbs",
                        "vhd",
                        "vhdx",
                        "wsc",
                        "wsf",
                        "wsh",
                        "xll"),
                List.of(),
                0,
                Disposition.QUARANTINE,
                Disposition.QUARANTINE,
                Disposition.RELEASE,
                Disposition.RELEASE,
                Disposition.RELEASE,
                8,
                10_000,
                1L << 30,
                200,
                Duration.ofSeconds(30));
    }

    /** What happens to a message with such a finding. */
    public enum Disposition {
        RELEASE,
        QUARANTINE
    }
}
