package gatehouse.proof;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Kills processes at random moments, and counts in which step each was and what was wrong afterwards. For one thread. */
final class Killer {
    private final Random random;
    private final Map<String, Integer> killedIn = new TreeMap<>();
    private int unfinished;
    private int faults;

    Killer(Random random) {
        this.random = random;
    }

    /**
     * When to kill.
     *
     * @param step that has begun
     * @param microseconds at most, since then: about how long the step takes
     */
    record Moment(String step, int microseconds) {}

    /** Kills a process within one of these moments, in its first turns; tells what it said. */
    Steps kill(LoopProcess process, List<Moment> moments, int turns) throws InterruptedException {
        Moment moment = moments.get(random.nextInt(moments.size()));
        process.awaitBegin(moment.step(), 1 + random.nextInt(turns));
        TimeUnit.MICROSECONDS.sleep(random.nextInt(moment.microseconds()));
        return new Steps(process.kill());
    }

    void count(String step, StoreJudgement judgement) {
        killedIn.merge(step, 1, Integer::sum);
        unfinished += judgement.unfinished() > 0 ? 1 : 0;
        count(step, judgement.faults());
    }

    void count(String step, List<String> found) {
        faults += found.size();
        found.forEach(fault -> System.out.println("FAULT after a kill in '" + step + "': " + fault));
    }

    int faults() {
        return faults;
    }

    void print(String what) {
        System.out.printf(
                "%s: killed in %s; %d times something unfinished was left to remove%n", what, killedIn, unfinished);
    }
}
