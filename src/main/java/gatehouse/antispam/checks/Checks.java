package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All functions that eval rules can call, by name, set up with what the directives of a rule set say. Immutable; safe for
 * threads.
 */
public final class Checks {
    private final Map<String, CheckMaker> makers = new TreeMap<>();

    private Checks(List<Map<String, CheckMaker>> groups) {
        groups.forEach(makers::putAll);
    }

    public static Checks of(RuleSetModel model) {
        return new Checks(List.of(HtmlChecks.makers()));
    }

    /** The names of all functions. */
    public Set<String> functions() {
        return Set.copyOf(makers.keySet());
    }

    /**
     * The check that a rule asks for; empty when there is no such function.
     *
     * @throws IllegalArgumentException that says what is wrong with the arguments
     */
    public Optional<Check> make(String function, List<String> arguments) {
        return Optional.ofNullable(makers.get(function)).map(maker -> maker.make(arguments));
    }
}
