package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.RegistryBoundaries;

/** Reads the lists of registries' names. Static functions only. */
final class Registries {
    private Registries() {}

    static RegistryBoundaries of(RuleSetModel model) {
        return RegistryBoundaries.of(
                DirectiveWords.lower(model, "util_rb_tld").toList(),
                DirectiveWords.lower(model, "util_rb_2tld").toList(),
                DirectiveWords.lower(model, "util_rb_3tld").toList());
    }
}
