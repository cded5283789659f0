package gatehouse.antispam;

import gatehouse.antispam.match.DfaMemory;
import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.match.PatternSet;
import gatehouse.antispam.rules.HeaderSelector;
import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.rules.TextKind;
import gatehouse.antispam.text.HeaderQuery;
import gatehouse.antispam.text.MessageTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Collects the texts that rules look at, each with all of its patterns. For one compilation, on one thread. */
final class TextSources {
    private final DfaMemory memory = DfaMemory.usual();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Function<MessageTexts, List<byte[]>>> texts = new ArrayList<>();
    private final List<PatternSet.Builder> patterns = new ArrayList<>();
    private final Runnable check;

    /** @param check is run often, and ends the compilation by throwing */
    TextSources(Runnable check) {
        this.check = check;
    }

    /** The number of a header's value, or of what stands for it where a message has none. */
    int header(HeaderSelector header, Optional<String> ifUnset) {
        HeaderQuery query = new HeaderQuery(header.name(), header.modifiers());
        byte[] unset = ifUnset.orElse("").getBytes(StandardCharsets.ISO_8859_1);
        return number(
                header.toString(),
                List.of(query, ifUnset),
                message -> List.of(message.header(query).orElse(unset)));
    }

    /** The number of a header of parts, or of what stands for it where a part has none. */
    int mimeHeader(HeaderSelector header, Optional<String> ifUnset, PartSelection selection) {
        HeaderQuery query = new HeaderQuery(header.name(), header.modifiers());
        byte[] unset = ifUnset.orElse("").getBytes(StandardCharsets.ISO_8859_1);
        return number(
                "mimeheader " + header,
                List.of("mimeheader", query, ifUnset, selection),
                message -> selection.of(message.partHeaders(query).stream()
                        .map(value -> value.orElse(unset))
                        .toList()));
    }

    /** The number of one of the other texts. */
    int text(TextKind kind) {
        return number(
                kind.directive(),
                kind,
                switch (kind) {
                    case BODY -> MessageTexts::body;
                    case RAWBODY -> MessageTexts::rawBody;
                    case URI -> MessageTexts::uris;
                    case FULL, HEADER -> message -> List.of(message.full());
                });
    }

    /** Adds a rule's pattern to a text and returns its index there. */
    int add(int source, String rule, PatternText pattern) throws PatternException {
        return patterns.get(source).add(rule, pattern.regex(), pattern.modifiers());
    }

    List<TextSource> build() {
        List<TextSource> built = new ArrayList<>();
        for (int number = 0; number < texts.size(); number++) {
            built.add(new TextSource(
                    names.get(number), texts.get(number), patterns.get(number).build()));
        }
        return built;
    }

    private int number(String name, Object key, Function<MessageTexts, List<byte[]>> text) {
        return numbers.computeIfAbsent(key, unused -> {
            names.add(name);
            texts.add(text);
            patterns.add(new PatternSet.Builder(memory, check));
            return texts.size() - 1;
        });
    }
}
