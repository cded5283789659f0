package gatehouse.app;

import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import gatehouse.boot.Host;
import gatehouse.pipeline.WaitingMessages;
import gatehouse.pipeline.WaitingMessages.Census;
import gatehouse.report.Counter;
import gatehouse.report.Report;

/** Publishes the counts as server statistics, and the state as the task's status line. For one thread. */
final class StatisticsPublisher {
    private final Host host;
    private final Report report;
    private final WaitingMessages waiting;
    private final RuleSetHolder rules;

    StatisticsPublisher(Host host, Report report, WaitingMessages waiting, RuleSetHolder rules) {
        this.host = host;
        this.report = report;
        this.waiting = waiting;
        this.rules = rules;
    }

    void publish() {
        for (Counter counter : Counter.values()) {
            host.statistic(counter.statistic(), (double) report.counters().value(counter));
        }
        Census census = waiting.census();
        int held = census.queued() + census.inHand() + census.postponed();
        host.statistic("Messages.Waiting", (double) held);
        host.statistic(
                "HoldTime.MedianMs", (double) report.holdTimes().percentile(50).toMillis());
        host.statistic(
                "HoldTime.P99Ms", (double) report.holdTimes().percentile(99).toMillis());
        host.statistic("ScoreTime.MedianMs", (double)
                report.scoreTimes().percentile(50).toMillis());
        host.statistic(
                "ScoreTime.P99Ms", (double) report.scoreTimes().percentile(99).toMillis());
        host.statistic("Antispam.Rules", rules.current().map(RuleGeneration::id).orElse("none"));
        String state = waiting.isPaused() ? "Paused" : census.inHand() > 0 ? "Scanning" : "Idle";
        host.status(state + ", " + held + " waiting, "
                + report.counters().value(Counter.RELEASED) + " released, "
                + report.counters().value(Counter.QUARANTINED) + " quarantined");
    }
}
