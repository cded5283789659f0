package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.RegistryBoundaries;

/** Reads the lists of registries' names, thousands of them: once for a rule set. Static functions only. */
public final class Registries {
    private Registries() {}

    /** What the directives of a rule set say of registries. */
    public static RegistryBoundaries of(RuleSetModel model) {
        return RegistryBoundaries.of(
                model.words("util_rb_tld").toList(),
                model.words("util_rb_2tld").toList(),
                model.words("util_rb_3tld").toList());
    }
}
