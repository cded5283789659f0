package gatehouse.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes that change the definitions, at random moments of each step, and looks each time whether the next start has a
 * whole generation active and nothing half-written. Two in five are of a store alone, in steps of some milliseconds; the others of updates
 * from a signed channel on loopback, of which every fifth is doubtful and must not come into force, since nobody says so.
 */
public final class UpdateCrashTest {
    private UpdateCrashTest() {}

    /** Arguments: kills, and the seed of an earlier run if it is to be repeated. */
    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.currentTimeMillis();
        int kills = Integer.parseInt(arguments[0]);
        System.out.printf("Update crash test: %d kills, seed %d%n", kills, seed);
        System.exit(run(kills, new Random(seed)) ? 0 : 1);
    }

    private static boolean run(int kills, Random random) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("update-crash-test");
        long start = System.nanoTime();
        int ofStore = kills * 2 / 5;
        Killer stores = new Killer(random);
        new StoreKills(data.resolve("store"), stores).run(ofStore);
        stores.print(ofStore + " of a store alone");
        Killer updates = new Killer(random);
        UpdateKills ofUpdates = new UpdateKills(data, updates);
        ofUpdates.run(kills - ofStore);
        updates.print(kills - ofStore + " of updates");
        ofUpdates.print();
        int faults = stores.faults() + updates.faults();
        System.out.printf(
                "%d kills, %d faults; %d s%n",
                kills, faults, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        end(faults == 0, data);
        return faults == 0;
    }

    private static void end(boolean good, Path data) throws IOException {
        if (good) {
            System.out.println("PASSED");
            Folders.delete(data);
        } else {
            System.out.println("FAILED; the data is in " + data);
        }
    }
}
