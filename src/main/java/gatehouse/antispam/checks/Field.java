package gatehouse.antispam.checks;

import gatehouse.antispam.text.HeaderQuery;
import gatehouse.antispam.text.MessageTexts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A header that checks ask for, with modifiers where they are needed. What a message says is read once and bounded, so that
 * no number of fields makes a check slow. Immutable; safe for threads.
 */
record Field(HeaderQuery query) {
    private static final int MAX = 262_144;

    static Field named(String query) {
        return new Field(HeaderQuery.parse(query));
    }

    /** Octets: several fields one after another, each with its newline; nothing when there is none. */
    String of(CheckedMessage message) {
        return find(message).orElse("");
    }

    /** As {@link #of}, without the white space around it. */
    String trimmed(CheckedMessage message) {
        return of(message).strip();
    }

    boolean isIn(CheckedMessage message) {
        return find(message).isPresent();
    }

    /** Each field's value without its newline. */
    List<String> lines(CheckedMessage message) {
        return of(message).lines().toList();
    }

    /** Empty when there is none. */
    Optional<String> find(CheckedMessage message) {
        return message.facts(Values.class, Values::new).of(this);
    }

    /** The fields of one message. For one thread. */
    private static final class Values {
        private final MessageTexts texts;
        private final Map<HeaderQuery, Optional<String>> known = new HashMap<>();

        Values(MessageTexts texts) {
            this.texts = texts;
        }

        Optional<String> of(Field field) {
            return known.computeIfAbsent(
                    field.query, query -> texts.header(query).map(Values::bounded));
        }

        private static String bounded(byte[] octets) {
            return new String(octets, 0, Math.min(octets.length, MAX), StandardCharsets.ISO_8859_1);
        }
    }
}
