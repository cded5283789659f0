package gatehouse.antispam.checks;

import java.util.function.Predicate;

/** A function of eval rules with its arguments: one question about a message. Immutable; safe for threads. */
@FunctionalInterface
public interface Check {
    /** The value of the rule: 0 when it does not hit, else mostly 1. */
    int value(CheckedMessage message);

    /** A check that hits once where something holds. */
    static Check when(Predicate<CheckedMessage> holds) {
        return message -> holds.test(message) ? 1 : 0;
    }
}
