package gatehouse.proof;

import gatehouse.proof.Killer.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Kills {@link UpdateLoop} again and again, on the same folder and a channel that always has a newer version. For one thread. */
final class UpdateKills {
    private static final int TURNS = 2;
    private static final List<Moment> MOMENTS = List.of(
            new Moment("asking", 5_000),
            new Moment("downloading", 60_000),
            new Moment("verifying", 20_000),
            new Moment("unpacking", 10_000),
            new Moment("compiling", 40_000),
            new Moment("trial", 60_000),
            new Moment("keep", 40_000),
            new Moment("activate", 10_000),
            new Moment("prune", 10_000));

    private final Path home;
    private final Killer killer;
    private long active;
    private long promoted;
    private long doubtful;

    UpdateKills(Path home, Killer killer) {
        this.home = home;
        this.killer = killer;
    }

    void run(int kills) throws IOException, InterruptedException {
        NumberedRules.write(home.resolve("config/rules"), 0);
        try (PublishedChannel channel = new PublishedChannel(home.resolve("published"))) {
            for (int life = 0; life < kills; life++) {
                try (LoopProcess process = start(channel)) {
                    judge(killer.kill(process, MOMENTS, TURNS), channel.newest());
                }
            }
        }
    }

    void print() {
        System.out.println("  generations came into force " + promoted + " times, at a start or by an update, and "
                + doubtful + " times one had to wait for a person; the last active one is of version " + active);
    }

    private LoopProcess start(PublishedChannel channel) throws IOException {
        return LoopProcess.start(
                UpdateLoop.class,
                (process, line) -> {
                    if (line.startsWith("done look ")) {
                        channel.advance();
                        process.send("go");
                    }
                },
                home.toString(),
                channel.subscription(),
                channel.dns());
    }

    private void judge(Steps said, long newest) throws IOException, InterruptedException {
        promoted += said.count(" in force: ");
        doubtful += said.count(" wait for you: ");
        List<String> faults = new ArrayList<>();
        if (said.hasDone("restore") && said.done("restore") < active) {
            faults.add(said.done("restore") + " was taken at the start, and " + active + " was active");
        }
        active = Math.max(active, said.done("activate"));
        StoreJudgement judgement = new StoreJudgement(home.resolve("definitions"));
        judgement.judge(active, newest);
        if (NumberedRules.isPoor(judgement.active())) {
            faults.add(judgement.active() + " is active, and nobody promoted it");
        }
        killer.count(said.current(), judgement);
        killer.count(said.current(), faults);
    }
}
