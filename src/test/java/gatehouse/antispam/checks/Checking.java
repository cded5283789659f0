package gatehouse.antispam.checks;

import static java.util.stream.Collectors.groupingBy;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSource;
import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.Redirectors;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.TextSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Calls functions on messages of tests, with the directives that a test gives. */
final class Checking {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(),
            List.of(),
            Redirectors.NONE,
            RegistryBoundaries.of(Set.of("com", "example", "net"), Set.of(), Set.of()));

    private final Checks checks;

    private Checking(List<Directive> directives) {
        RuleSetModel model = new RuleSetModel(
                Map.of(),
                List.of(),
                Set.of(),
                directives.stream().collect(groupingBy(Directive::name)),
                List.of(),
                Set.of(),
                Map.of(),
                List.of(),
                0);
        checks = Checks.of(model, Registries.of(model));
    }

    /** Each line a directive and its value. */
    static Checking with(String... directives) {
        RuleSource source = new RuleSource("test.cf", 1);
        return new Checking(Stream.concat(Stream.of("util_rb_tld com net example"), Stream.of(directives))
                .map(line -> line.split(" ", 2))
                .map(line -> new Directive(line[0], line[1], source))
                .toList());
    }

    boolean hits(String message, String function, String... arguments) {
        MessageTexts texts = MessageTexts.of(message.getBytes(StandardCharsets.ISO_8859_1), SETTINGS);
        return checks.make(function, List.of(arguments)).orElseThrow().value(new CheckedMessage(texts)) != 0;
    }

    FunctionSupport support(String function) {
        return checks.support(function);
    }
}
