package gatehouse.antispam;

import gatehouse.antispam.match.Budget;

/**
 * The steps that all rules together may take for one message: many rules, each within its own budget, could hold a thread
 * up as long as one without. For one thread and one message.
 */
final class MessageBudget {
    private static final long BASE = 12_000_000;

    private long left = BASE;

    /** What a rule may take for a text. */
    Budget grant(int length) {
        return left > 0 ? Budget.forLength(length) : new Budget(0);
    }

    /** Takes off what a rule took, and says whether it was the rule that took too many rather than others before it. */
    boolean settle(Budget used) {
        boolean had = left > 0;
        left -= used.spent();
        return had;
    }
}
