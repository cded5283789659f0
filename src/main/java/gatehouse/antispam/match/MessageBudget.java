package gatehouse.antispam.match;

/**
 * The steps that all calls for one message may take together, handed out call by call: no call gets more than its own share, and when
 * all is spent, none gets any. Mutable; confined to one thread.
 */
public final class MessageBudget {
    private static final long BASE = 30_000_000;
    private static final int STEPS_OF_BYTE = 4;
    private long remaining;
    private Budget call = new Budget(0);

    public MessageBudget(long steps) {
        remaining = steps;
    }

    /** The usual budget of a message: about a third of a second on a slow machine, and some for each of its bytes. */
    public static MessageBudget forLength(long length) {
        return new MessageBudget(BASE + STEPS_OF_BYTE * length);
    }

    /** The budget of the next call, for a text that is so long. The one before must not be used any more. */
    public Budget forCall(long length) {
        settle();
        long usual = Budget.forLength(length).remaining();
        call = new Budget(Math.max(0, Math.min(usual, remaining)));
        return call;
    }

    /** Whether no steps are left. */
    public boolean isExhausted() {
        settle();
        return remaining <= 0;
    }

    private void settle() {
        remaining -= call.spent();
        call = new Budget(0);
    }
}
