package gatehouse.antispam.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox of an address field. Immutable.
 *
 * @param address without brackets, or nothing
 * @param phrase what stands before or beside it, unquoted but not decoded, if there is any
 */
record Mailbox(String address, Optional<String> phrase) {

    private static final Pattern SPACES = Pattern.compile("\\s++");

    /** The phrase decoded and without what is only around it: white space, one pair of single quotes. */
    Optional<String> name() {
        return phrase.map(Mailbox::name);
    }

    private static String name(String phrase) {
        String text = SPACES.matcher(HeaderDecoder.decode("", phrase)).replaceAll(" ");
        String name = phrase.isBlank() ? phrase : Octets.trim(text);
        boolean quoted = name.length() > 2 && name.startsWith("'") && name.endsWith("'");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
