package gatehouse.antispam;

import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.Network;
import gatehouse.antispam.text.TextSettings;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule set's directives say of texts: networks, top-level domains, redirectors. Stateless. */
final class TextSettingsReader {
    private TextSettingsReader() {}

    static TextSettings read(RuleSetModel model) {
        return new TextSettings(
                networks(model, "trusted_networks"),
                networks(model, "internal_networks"),
                model.redirectorPatterns().stream()
                        .flatMap(TextSettingsReader::redirector)
                        .toList(),
                words(model, "util_rb_tld").collect(Collectors.toSet()));
    }

    private static List<Network> networks(RuleSetModel model, String directive) {
        return words(model, directive)
                .flatMap(network -> Network.parse(network).stream())
                .toList();
    }

    private static Stream<String> words(RuleSetModel model, String directive) {
        return model.directives(directive).stream()
                .flatMap(line -> Stream.of(line.value().split("\\s+")))
                .filter(word -> !word.isEmpty());
    }

    private static Stream<Pattern> redirector(PatternText pattern) {
        try {
            return Stream.of(Pattern.compile(pattern.regex(), Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
            return Stream.of();
        }
    }
}
