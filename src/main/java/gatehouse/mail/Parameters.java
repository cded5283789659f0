package gatehouse.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a MIME header field (RFC 2045 section 5.1) with the continuations and charsets of RFC 2231, and with
 * what senders do instead: encoded words and bare 8-bit characters in quotes. The first of a name counts, one in the
 * form of RFC 2231 before a plain one. Immutable.
 */
final class Parameters {
    private static final Pattern SECTION = Pattern.compile("\\*(?:(\\d{1,4})(\\*)?)?");

    /** The end of a name is kept: it has the extension. */
    private static final int MAX_TEXT = 1_000;

    static final Parameters NONE = new Parameters(List.of());

    private final List<Parameter> parameters;

    Parameters(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** The value for a person. */
    Optional<String> text(String name) {
        return extended(name)
                .map(Extended::text)
                .or(() -> plain(name).map(value -> HeaderText.decode(HeaderText.ofBytes(latin1(value)))))
                .filter(value -> !value.isBlank())
                .map(Parameters::lastCharacters);
    }

    private static String lastCharacters(String text) {
        return text.substring(Math.max(0, text.length() - MAX_TEXT));
    }

    /** The value for a machine, one character for each byte. */
    Optional<String> raw(String name) {
        return plain(name).or(() -> extended(name).map(Extended::raw)).filter(value -> !value.isBlank());
    }

    private Optional<String> plain(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    private Optional<Extended> extended(String name) {
        Map<Integer, Section> sections = new TreeMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.name().startsWith(name + "*")) {
                addSection(parameter, name.length(), sections);
            }
        }
        return sections.isEmpty() ? Optional.empty() : Optional.of(Extended.of(new ArrayList<>(sections.values())));
    }

    private static void addSection(Parameter parameter, int nameLength, Map<Integer, Section> sections) {
        Matcher matcher = SECTION.matcher(parameter.name().substring(nameLength));
        if (matcher.matches()) {
            Optional<String> number = Optional.ofNullable(matcher.group(1));
            boolean encoded = number.isEmpty() || matcher.group(2) != null;
            sections.putIfAbsent(number.map(Integer::parseInt).orElse(-1), new Section(parameter.value(), encoded));
        }
    }

    private static byte[] latin1(String value) {
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As it stands in the field; the name in lower case. */
    record Parameter(String name, String value) {}

    /** A piece of a value; {@code encoded} with percent signs. */
    private record Section(String value, boolean encoded) {
        String raw() {
            return encoded ? new String(Escapes.unescape(latin1(value), '%'), StandardCharsets.ISO_8859_1) : value;
        }
    }

    /** A value put together from its sections, without percent signs, one character for each byte. */
    private record Extended(Optional<String> charset, String raw) {
        /** {@code name*} stands alone, else {@code name*0} to the end; the first one begins with charset and language. */
        static Extended of(List<Section> sections) {
            Section first = sections.get(0);
            int language = first.value().indexOf('\'');
            int text = first.value().indexOf('\'', language + 1);
            boolean declared = first.encoded() && language >= 0 && text >= 0;
            StringBuilder raw = new StringBuilder();
            raw.append((declared ? new Section(first.value().substring(text + 1), true) : first).raw());
            sections.stream().skip(1).map(Section::raw).forEach(raw::append);
            Optional<String> charset = declared ? Optional.of(first.value().substring(0, language)) : Optional.empty();
            return new Extended(charset, raw.toString());
        }

        String text() {
            return charset.map(label -> HeaderText.ofBytes(latin1(raw), label))
                    .orElseGet(() -> HeaderText.decode(HeaderText.ofBytes(latin1(raw))));
        }
    }
}
