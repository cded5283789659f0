package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleTest;
import gatehouse.antispam.rules.TextKind;
import gatehouse.antispam.text.RegistryBoundaries;
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
    private final Map<String, CheckMaker> rawBodyMakers = ImageChecks.rawBodyMakers();

    private Checks(List<Map<String, CheckMaker>> groups) {
        groups.forEach(makers::putAll);
    }

    public static Checks of(RuleSetModel model, RegistryBoundaries registries) {
        List<Map<String, CheckMaker>> groups = new ArrayList<>(HeaderChecks.groups(model, registries));
        groups.add(MimeChecks.makers(model));
        groups.add(BodyChecks.makers());
        groups.add(ImageChecks.makers());
        groups.add(RelayChecks.makers());
        groups.add(HtmlChecks.makers());
        groups.add(UriChecks.makers(model, registries));
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
    public Optional<Check> make(RuleTest.Eval eval) {
        if (eval.kind() == TextKind.RAWBODY && rawBodyMakers.containsKey(eval.function())) {
            return Optional.of(rawBodyMakers.get(eval.function()).make(eval.arguments()));
        }
        return make(eval.function(), eval.arguments());
    }

    /** The same for functions that see the same text in every kind of rule. */
    public Optional<Check> make(String function, List<String> arguments) {
        return Optional.ofNullable(makers.getOrDefault(function, UNASKED.get(function)))
                .map(maker -> maker.make(arguments));
    }
}
