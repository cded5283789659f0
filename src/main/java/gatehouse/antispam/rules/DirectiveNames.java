package gatehouse.antispam.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The directives that are known and kept, and the present name of those that have older ones. Immutable. */
final class DirectiveNames {
    private static final String RESOURCE = "directives.txt";

    /** One directive for each language. */
    private static final Pattern STOPWORDS = Pattern.compile("bayes_stopword_[a-z]{2,3}");

    private static final Map<String, String> PRESENT = load();

    private DirectiveNames() {}

    /** Empty for a directive that is not known. */
    static Optional<String> present(String name) {
        return STOPWORDS.matcher(name).matches() ? Optional.of(name) : Optional.ofNullable(PRESENT.get(name));
    }

    private static Map<String, String> load() {
        Map<String, String> present = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(DirectiveNames.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .forEach(names -> names.forEach(name -> present.put(name, names.get(0))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(present);
    }
}
