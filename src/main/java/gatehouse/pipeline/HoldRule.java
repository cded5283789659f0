package gatehouse.pipeline;

import gatehouse.report.Counter;
import gatehouse.report.Counters;
import gatehouse.server.RoutingState;
import gatehouse.server.Sighting;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Watches that the mail rule holds what is deposited: by a probe now and then, and by every message that is seen
 * passing without a tag of the domain. Without the rule mail goes unscanned, so this is the loudest alarm there is.
 * Safe for use by several threads.
 */
public final class HoldRule {
    private final Predicate<String> isOurTag;
    private final Counters counters;
    private final Consumer<String> alarm;
    private final Clock clock;
    private final Set<String> alreadySeen = new HashSet<>();
    private Optional<Instant> inactiveSince = Optional.empty();

    /** Watches the rule; {@code alarm} takes a line for the console. */
    public HoldRule(Predicate<String> isOurTag, Counters counters, Consumer<String> alarm, Clock clock) {
        this.isOurTag = isOurTag;
        this.counters = counters;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Judges a message that was seen in a mail.box. */
    public void sighted(Sighting sighting) {
        boolean passing = sighting.state() == RoutingState.PASSING;
        if (passing
                && sighting.tag().filter(isOurTag).isEmpty()
                && isNew(sighting.id().toString())) {
            counters.count(Counter.PASSED_UNSCANNED);
            raise("message " + sighting.id() + " passed mail.box without a scan");
        }
    }

    /** Takes the answers of a probe of every mail.box: those files in which it was not held. */
    public synchronized void probed(List<String> notHeldIn) {
        if (!notHeldIn.isEmpty()) {
            raise("a message deposited in " + String.join(", ", notHeldIn) + " was not held");
        } else if (inactiveSince.isPresent()) {
            inactiveSince = Optional.empty();
            alarm.accept("The hold rule is active again");
        }
    }

    /** Since when the rule is not active, as far as is known; empty while it is. */
    public synchronized Optional<Instant> inactiveSince() {
        return inactiveSince;
    }

    private synchronized boolean isNew(String id) {
        if (alreadySeen.size() > 10_000) {
            alreadySeen.clear();
        }
        return alreadySeen.add(id);
    }

    private synchronized void raise(String what) {
        if (inactiveSince.isEmpty()) {
            inactiveSince = Optional.of(clock.instant());
            alarm.accept("ALARM: hold rule not active: " + what
                    + ". Enable the mail rule 'All documents: change routing state to held', then 'set rules'.");
        }
    }
}
