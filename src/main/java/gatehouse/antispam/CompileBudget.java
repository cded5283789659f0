package gatehouse.antispam;

import java.time.Duration;

/** How long reading and compiling rules may take, and how much it may allocate. For one compilation, on one thread. */
public final class CompileBudget {
    /** @param time from now on */
    public CompileBudget(Duration time) {}
}
