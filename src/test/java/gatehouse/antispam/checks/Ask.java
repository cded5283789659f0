package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import gatehouse.antispam.rules.RuleTest;
import gatehouse.antispam.rules.TextKind;
import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.Redirectors;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.TextSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Asks functions about messages, with the settings of an empty rule set. */
final class Ask {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(), List.of(), Redirectors.NONE, RegistryBoundaries.of(Set.of("example"), Set.of(), Set.of()));

    private final CheckedMessage message;

    private Ask(String message) {
        this.message = new CheckedMessage(MessageTexts.of(message.getBytes(StandardCharsets.ISO_8859_1), SETTINGS));
    }

    static Ask about(String message) {
        return new Ask(message);
    }

    boolean whether(String function, String... arguments) {
        return whether(TextKind.BODY, function, arguments);
    }

    boolean whether(TextKind kind, String function, String... arguments) {
        RuleTest.Eval eval = new RuleTest.Eval(kind, function, List.of(arguments));
        RuleSetModel rules = emptyRules();
        return Checks.of(rules, Registries.of(rules)).make(eval).orElseThrow().value(message) > 0;
    }

    private static RuleSetModel emptyRules() {
        try {
            return new RuleSetParser().parse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
