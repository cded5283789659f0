package gatehouse.antispam;

import java.util.Optional;

/**
 * Holds the rules in force. They are made aside and swapped in as a whole; whoever took the old ones goes on with them.
 * Safe for use by several threads.
 */
public final class RuleSetHolder {
    private volatile Optional<RuleGeneration> current = Optional.empty();

    /** The rules in force; empty before the first ones are ready. */
    public Optional<RuleGeneration> current() {
        return current;
    }

    public void swap(RuleGeneration next) {
        current = Optional.of(next);
    }
}
