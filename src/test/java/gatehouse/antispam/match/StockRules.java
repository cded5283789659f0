package gatehouse.antispam.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** The patterns of SpamAssassin's stock rules where they are installed, read roughly; else tests are skipped. */
final class StockRules {
    private static final java.util.regex.Pattern RULE = java.util.regex.Pattern.compile(
            "\\s*(?:body|rawbody|full|uri|header|mimeheader)\\s+(\\w+)\\s+(?:\\S+\\s*[=!]~\\s*)?(.*)");
    private static final java.util.regex.Pattern QUOTED = java.util.regex.Pattern.compile(
            "(?:/(.*)/|m(?:\\{(.*)\\}|\\((.*)\\)|<(.*)>|\\[(.*)\\]|([^\\w\\s])(.*)\\6))([a-z]*)\\s*(?:\\[if-unset:.*)?");

    private StockRules() {}

    record Rule(String id, String regex, String modifiers) {}

    static List<Rule> read() throws IOException {
        List<Rule> rules = new ArrayList<>();
        try (Stream<Path> files = Files.list(SpamAssassinRules.required())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".cf"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file, ISO_8859_1).forEach(line -> rule(line).ifPresent(rules::add));
            }
        }
        return rules;
    }

    private static Optional<Rule> rule(String line) {
        Matcher rule = RULE.matcher(
                line.replaceAll("(?<!\\\\)#.*", "").replace("\\#", "#").stripTrailing());
        if (!rule.matches() || rule.group(2).matches("(?:eval|exists):.*")) {
            return Optional.empty();
        }
        Matcher quoted = QUOTED.matcher(rule.group(2));
        return quoted.matches()
                ? Optional.of(new Rule(rule.group(1), regex(quoted), quoted.group(8)))
                : Optional.empty();
    }

    private static String regex(Matcher quoted) {
        return Stream.of(1, 2, 3, 4, 5, 7)
                .map(quoted::group)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow();
    }
}
