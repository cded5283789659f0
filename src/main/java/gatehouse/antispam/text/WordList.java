package gatehouse.antispam.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Tables in the jar: a word and its value in a line. Static functions only. */
final class WordList {
    private WordList() {}

    static <V> Map<String, V> load(String resource, Function<String, V> value) {
        Map<String, V> words = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WordList.class.getResourceAsStream(resource), resource),
                StandardCharsets.US_ASCII))) {
            lines.lines().forEach(line -> {
                int space = line.indexOf(' ');
                words.put(line.substring(0, space), value.apply(line.substring(space + 1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }
}
