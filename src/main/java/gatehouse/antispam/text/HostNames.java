package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of hosts in a text. */
final class HostNames {
    private static final Pattern AFTER_AT =
            Pattern.compile("@((?:[a-zA-Z0-9_-]{1,63}\\.){1,20}[a-zA-Z-]{2,24})(?![\\w.-])");
    private static final Pattern ANY =
            Pattern.compile("(?<![\\w.-])((?:[a-zA-Z0-9_-]{1,63}\\.){1,20}[a-zA-Z-]{2,24})(?![\\w-])");

    private HostNames() {}

    /** The first after an {@code @}, else the first anywhere. */
    static Optional<String> first(String text) {
        return find(AFTER_AT, text).or(() -> find(ANY, text));
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
