package gatehouse.proof;

import gatehouse.proof.Killer.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Kills {@link StoreLoop} again and again, on the same store. For one thread. */
final class StoreKills {
    private static final int TURNS = 3;
    private static final List<Moment> MOMENTS = List.of(
            new Moment("write", 10_000),
            new Moment("keep", 40_000),
            new Moment("await", 8_000),
            new Moment("activate", 8_000),
            new Moment("refuse", 8_000),
            new Moment("pin", 8_000),
            new Moment("prune", 8_000));

    private final Path folder;
    private final Killer killer;
    private long active;

    StoreKills(Path folder, Killer killer) {
        this.folder = folder;
        this.killer = killer;
    }

    void run(int kills) throws IOException, InterruptedException {
        for (int life = 0; life < kills; life++) {
            try (LoopProcess process = LoopProcess.start(StoreLoop.class, (self, line) -> {}, folder.toString())) {
                judge(killer.kill(process, MOMENTS, TURNS));
            }
        }
    }

    private void judge(Steps said) throws IOException, InterruptedException {
        active = Math.max(active, said.done("activate"));
        StoreJudgement judgement = new StoreJudgement(folder);
        judgement.judge(active, Math.max(active, said.begun("activate")));
        judgement.judgeFacts(said);
        killer.count(said.current(), judgement);
    }
}
