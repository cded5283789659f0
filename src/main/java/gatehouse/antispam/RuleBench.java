package gatehouse.antispam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that took too many steps, and how often. One that did so for several messages sits on the bench: it is run
 * no more until the next definitions, which come with a bench of their own. Safe for threads.
 */
final class RuleBench {
    /** Messages that a rule may be given up for before it is benched. */
    static final int PATIENCE = 10;

    private static final Logger LOG = LoggerFactory.getLogger(RuleBench.class);

    private final Map<String, Integer> excesses = new ConcurrentHashMap<>();
    private final Set<String> benched = ConcurrentHashMap.newKeySet();

    boolean isBenched(String rule) {
        return !benched.isEmpty() && benched.contains(rule);
    }

    /** Notes that a rule was given up for a message. */
    void exceeded(String rule) {
        int times = excesses.merge(rule, 1, Integer::sum);
        if (times >= PATIENCE && benched.add(rule)) {
            LOG.warn("Rule {} took too many steps for {} messages: not run until the next definitions", rule, times);
        } else if (times < PATIENCE) {
            LOG.warn("Rule {} took too many steps and was given up for a message", rule);
        }
    }

    List<String> benched() {
        return benched.stream().sorted().toList();
    }
}
