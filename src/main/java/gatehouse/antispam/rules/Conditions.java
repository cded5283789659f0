package gatehouse.antispam.rules;

import gatehouse.antispam.rules.Expression.Constant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides the conditions of {@code if} and {@code ifplugin} from the capabilities and from what {@code enable_compat}
 * added. Used by one parse, on one thread.
 */
final class Conditions implements ExpressionParser.Names {
    private static final Pattern FLAG = Pattern.compile("\\w{1,128}");

    private final Capabilities capabilities;
    private final Set<String> compatible = new HashSet<>();

    Conditions(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    boolean holds(String condition) throws RuleSyntaxException {
        return ExpressionParser.parse(condition, this).value(name -> 0) != 0;
    }

    boolean hasPlugin(String plugin) {
        return capabilities.plugins().contains(plugin);
    }

    void enableCompatibility(String flag) throws RuleSyntaxException {
        if (!FLAG.matcher(flag).matches()) {
            throw new RuleSyntaxException("not a compatibility flag: " + Excerpt.of(flag));
        }
        compatible.add(Capabilities.CONF + "compat_" + flag);
    }

    @Override
    public Expression name(String name) throws RuleSyntaxException {
        return switch (name) {
            case "version" -> new Constant(capabilities.version());
            case "perl_version" -> new Constant(capabilities.perlVersion());
            case "local_tests_only" -> constant(capabilities.localTestsOnly());
            default -> throw new RuleSyntaxException("unknown word in condition: " + Excerpt.of(name));
        };
    }

    @Override
    public Optional<Expression> call(String function, String argument) {
        return switch (function) {
            case "plugin" -> Optional.of(constant(hasPlugin(argument)));
            case "can", "has" -> Optional.of(constant(hasFunction(argument)));
            default -> Optional.empty();
        };
    }

    private boolean hasFunction(String function) {
        return capabilities.functions().contains(function) || compatible.contains(function);
    }

    private static Constant constant(boolean value) {
        return new Constant(value ? 1 : 0);
    }
}
