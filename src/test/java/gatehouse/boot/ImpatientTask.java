package gatehouse.boot;

import java.time.Duration;

/** Waits for the application to stop for less than a test takes. */
public final class ImpatientTask extends AddinTask {
    public ImpatientTask() {
        super("Gatehouse", new String[0], Duration.ofSeconds(1));
    }
}
