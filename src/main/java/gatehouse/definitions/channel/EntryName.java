package gatehouse.definitions.channel;

import java.util.regex.Pattern;

/** Names of files in archives: which of them name a file in the top folder, on every operating system. Stateless. */
final class EntryName {
    private static final int MOST_SHOWN = 80;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    /** To Windows these are devices, whatever follows the first dot. */
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*+)?", Pattern.CASE_INSENSITIVE);

    private EntryName() {}

    /** The name without a leading {@code ./}. */
    static String plain(String entry) throws ChannelException {
        String name = entry.startsWith("./") ? entry.substring(2) : entry;
        if (!PLAIN.matcher(name).matches()
                || name.endsWith(".")
                || DEVICE.matcher(name).matches()) {
            throw refused(entry, "its name is not that of a plain file in the archive's top folder");
        }
        return name;
    }

    static ChannelException refused(String entry, String reason) {
        return new ChannelException("the archive is refused for its entry " + shown(entry) + ": " + reason);
    }

    private static String shown(String entry) {
        String start = entry.length() <= MOST_SHOWN ? entry : entry.substring(0, MOST_SHOWN) + "…";
        return start.replaceAll("[^!-~…]", "?");
    }
}
