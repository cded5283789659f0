package gatehouse;

import gatehouse.boot.AddinTask;

/** The add-in task: {@code load runjava gatehouse.Gatehouse}. */
public class Gatehouse extends AddinTask {
    /** RunJava calls this one when there are no arguments. */
    public Gatehouse() {
        this(new String[0]);
    }

    public Gatehouse(String[] arguments) {
        super("Gatehouse", arguments);
    }
}
