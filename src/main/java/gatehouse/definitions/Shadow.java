package gatehouse.definitions;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.Thresholds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs a generation beside the active one on live mail: its verdicts are compared and counted, and change nothing. Workers hand
 * over what they have scored and never wait; the definitions' thread scores it again, by both, so that their costs compare. What
 * comes faster than that is left out and counted. Safe for use by several threads.
 */
public final class Shadow {
    private volatile Optional<ShadowRun> run = Optional.empty();

    /** Begins; ends an earlier one. */
    public void begin(RuleGeneration candidate, RuleGeneration active, Thresholds thresholds, Limits limits) {
        run = Optional.of(new ShadowRun(new ShadowComparison(candidate, active, thresholds, limits), limits));
    }

    /** Takes a text that was scored; never waits, and does nothing while no shadow runs. */
    public void offer(byte[] text) {
        run.ifPresent(current -> current.offer(text));
    }

    /** Scores what was handed over, for at most that long, waiting for more; on the definitions' thread. Empty when there is no shadow. */
    public Optional<Report> work(Duration atMost) throws InterruptedException {
        Optional<ShadowRun> current = run;
        if (current.isPresent()) {
            current.get().work(atMost);
        }
        return current.map(ShadowRun::report);
    }

    /** How far it is; empty when there is none. */
    public Optional<Report> report() {
        return run.map(ShadowRun::report);
    }

    public void end() {
        run = Optional.empty();
    }

    /**
     * When a shadow is done, and what it may differ in.
     *
     * @param messages after which it is done, or after {@code time}, whichever comes first
     * @param maxFlips per cent of messages whose class differs
     */
    public record Limits(int messages, Duration time, double maxFlips) {}

    /**
     * What has been seen.
     *
     * @param done whether it has seen enough
     * @param objection why it should not be promoted by itself; empty while there is nothing against it
     * @param lines a line each for a person
     */
    public record Report(
            String candidate, boolean done, int messages, int flips, Optional<String> objection, List<String> lines) {
        public Report {
            lines = List.copyOf(lines);
        }
    }
}
