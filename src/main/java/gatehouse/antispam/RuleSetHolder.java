package gatehouse.antispam;

import java.util.Optional;

/**
 * Holds the rules in force. They are made aside and swapped in as a whole; whoever took the old ones goes on with them.
 * Safe for use by several threads.
 */
public final class RuleSetHolder {
    private final Runnable onFirst;
    private volatile Optional<RuleGeneration> current = Optional.empty();

    public RuleSetHolder() {
        this(() -> {});
    }

    /** @param onFirst runs when the first rules are in force */
    public RuleSetHolder(Runnable onFirst) {
        this.onFirst = onFirst;
    }

    /** The rules in force; empty before the first ones are ready. */
    public Optional<RuleGeneration> current() {
        return current;
    }

    /** For one thread at a time. */
    public void swap(RuleGeneration next) {
        boolean isFirst = current.isEmpty();
        current = Optional.of(next);
        if (isFirst) {
            onFirst.run();
        }
    }
}
