package gatehouse.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes that change the definitions, at random moments of each step, and looks each time whether the next start has a
 * whole generation active and nothing half-written.
 */
public final class UpdateCrashTest {
    /** How long each step takes, at most, in microseconds: the kill comes within that time. */
    private static final Map<String, Integer> STORE_STEPS = Map.of(
            "write",
            10_000,
            "keep",
            40_000,
            "await",
            8_000,
            "activate",
            8_000,
            "refuse",
            8_000,
            "pin",
            8_000,
            "prune",
            8_000);

    private final int kills;
    private final Random random;
    private final Map<String, Integer> killedIn = new TreeMap<>();
    private int unfinished;
    private int faults;

    private UpdateCrashTest(int kills, long seed) {
        this.kills = kills;
        this.random = new Random(seed);
    }

    /** Arguments: kills, and the seed of an earlier run if it is to be repeated. */
    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis();
        int kills = Integer.parseInt(arguments[0]);
        System.out.printf("Update crash test: %d kills, seed %d%n", kills, seed);
        System.exit(new UpdateCrashTest(kills, seed).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        Path data = Files.createTempDirectory("update-crash-test");
        long start = System.nanoTime();
        killStores(data.resolve("definitions"), kills);
        System.out.printf("killed in %s; %d times something unfinished was left to remove%n", killedIn, unfinished);
        System.out.printf(
                "%d kills, %d faults; %d s%n",
                kills, faults, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        end(data);
        return faults == 0;
    }

    private void killStores(Path folder, int count) throws Exception {
        List<String> steps = STORE_STEPS.keySet().stream().sorted().toList();
        long active = 0;
        for (int life = 0; life < count; life++) {
            String step = steps.get(random.nextInt(steps.size()));
            try (LoopProcess process = LoopProcess.start(StoreLoop.class, line -> {}, folder.toString())) {
                process.awaitBegin(step, 1 + random.nextInt(3));
                TimeUnit.MICROSECONDS.sleep(random.nextInt(STORE_STEPS.get(step)));
                Steps said = new Steps(process.kill());
                active = Math.max(active, said.done("activate"));
                StoreJudgement judgement = new StoreJudgement(folder);
                judgement.judge(active, Math.max(active, said.begun("activate")));
                judgement.judgeFacts(said);
                count(said.current(), judgement);
            }
        }
    }

    private void count(String step, StoreJudgement judgement) {
        killedIn.merge(step, 1, Integer::sum);
        unfinished += judgement.unfinished() > 0 ? 1 : 0;
        faults += judgement.faults().size();
        judgement.faults().forEach(fault -> System.out.println("FAULT after a kill in '" + step + "': " + fault));
    }

    private void end(Path data) throws IOException {
        if (faults == 0) {
            System.out.println("PASSED");
            Folders.delete(data);
        } else {
            System.out.println("FAILED; the data is in " + data);
        }
    }
}
