package gatehouse.console;

import gatehouse.antispam.RuleGeneration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the commands show of the antispam, and act on.
 *
 * @param rules those in force
 * @param failure why the last attempt to load rules failed; empty when it did not
 * @param reload loads them again, in the background
 */
public record AntispamDesk(
        BooleanSupplier enabled,
        Supplier<Optional<RuleGeneration>> rules,
        Supplier<Optional<String>> failure,
        Runnable reload) {}
