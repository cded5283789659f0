package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import java.util.ArrayList;
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
    private static final Map<String, CheckMaker> UNASKED = NetworkChecks.functions();

    private final Map<String, CheckMaker> makers = new TreeMap<>();

    private Checks(List<Map<String, CheckMaker>> groups) {
        groups.forEach(makers::putAll);
    }

    public static Checks of(RuleSetModel model) {
        List<Map<String, CheckMaker>> groups = new ArrayList<>();
        groups.addAll(HeaderChecks.groups(model));
        return new Checks(groups);
    }

    /** The names of all functions that are there. */
    public Set<String> functions() {
        return Set.copyOf(makers.keySet());
    }

    public FunctionSupport support(String function) {
        if (makers.containsKey(function)) {
            return FunctionSupport.IMPLEMENTED;
        }
        return UNASKED.containsKey(function) ? FunctionSupport.UNKNOWN_UNTIL_ASKED : FunctionSupport.MISSING;
    }

    /**
     * The check that a rule asks for; empty when there is no such function.
     *
     * @throws IllegalArgumentException that says what is wrong with the arguments
     */
    public Optional<Check> make(String function, List<String> arguments) {
        return Optional.ofNullable(makers.getOrDefault(function, UNASKED.get(function)))
                .map(maker -> maker.make(arguments));
    }
}
