package gatehouse.console;

import gatehouse.antivirus.AntivirusStatus;
import gatehouse.antivirus.AntivirusStatus.ClamdStatus;
import gatehouse.pipeline.WaitingMessages.Census;
import gatehouse.report.Counter;
import gatehouse.report.Counters;
import gatehouse.report.Timings;
import gatehouse.server.ServerSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Shows what the task does, and what hinders it. */
record StatusCommand(Desk desk) implements Command {

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String synopsis() {
        return "status";
    }

    @Override
    public String help() {
        return "shows what is waiting, what was done, and what hinders";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out) {
        Table table = new Table();
        table.row("Gatehouse", desk.version() + " on " + session.serverName() + ", since " + time(desk.started()));
        table.row("Scanning", desk.waiting().isPaused() ? "PAUSED" : "yes");
        table.row(
                "Hold rule",
                desk.holdRule()
                        .inactiveSince()
                        .map(since -> "NOT ACTIVE since " + time(since) + ": mail passes unscanned")
                        .orElse("active"));
        addAntivirus(table, desk.antivirus().get());
        addAntispam(table);
        addMessages(table);
        desk.settingsWarnings().get().forEach(warning -> table.row("Settings", warning));
        desk.report().latestHeld().forEach(held -> table.row("Last held", held.message() + ": " + held.reason()));
        table.print(out);
    }

    private static void addAntivirus(Table table, AntivirusStatus status) {
        String engine = status.engine().map(Object::toString).orElse("unknown");
        table.row(
                "Antivirus",
                status.unavailableSince()
                        .map(since -> "UNAVAILABLE since " + time(since))
                        .orElse(engine));
        status.clamds().forEach(clamd -> table.row("  " + clamd.endpoint(), describe(clamd)));
        status.warnings().forEach(warning -> table.row("  warning", warning));
    }

    private void addAntispam(Table table) {
        AntispamDesk antispam = desk.antispam();
        String rules = antispam.rules()
                .get()
                .map(generation -> "rules " + generation.id() + " since " + time(generation.loaded()))
                .orElse("NO RULES");
        table.row("Antispam", antispam.enabled().getAsBoolean() ? rules : "disabled");
        antispam.failure().get().ifPresent(failure -> table.row("  not loaded", failure));
        desk.definitions().updates().status().channels().forEach((channel, look) -> {
            if (look.failed()) {
                table.row("  " + channel, "FAILED " + time(look.at()) + " " + look.result());
            }
        });
        desk.definitions()
                .store()
                .waiting()
                .ifPresent(
                        waiting -> table.row("  waiting", waiting.generation().id() + ": " + waiting.reason()));
    }

    private static String describe(ClamdStatus clamd) {
        return clamd.outage()
                .map(outage -> "no answer since " + time(outage.since()) + ": " + outage.reason())
                .orElse(clamd.version()
                        .map(version -> version.engine() + ", definitions of "
                                + version.engine()
                                        .definitionsTime()
                                        .map(StatusCommand::time)
                                        .orElse("unknown date"))
                        .orElse("not asked yet"));
    }

    private void addMessages(Table table) {
        Census census = desk.waiting().census();
        table.row(
                "Waiting",
                census.queued() + " queued, " + census.inHand() + " in hand, " + census.postponed() + " postponed");
        Counters counters = desk.report().counters();
        for (Counter counter : Counter.values()) {
            table.row(counter.statistic(), Long.toString(counters.value(counter)));
        }
        table.row("Hold time", times(desk.report().holdTimes()));
        table.row("Score time", times(desk.report().scoreTimes()));
    }

    private static String times(Timings times) {
        return "median " + millis(times.percentile(50)) + ", 99 % " + millis(times.percentile(99)) + ", longest "
                + millis(times.percentile(100));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String time(Instant instant) {
        return LocalTime.of(instant);
    }
}
