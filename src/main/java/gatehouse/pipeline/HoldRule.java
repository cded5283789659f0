package gatehouse.pipeline;

import gatehouse.report.Counter;
import gatehouse.report.Counters;
import gatehouse.server.MessageId;
import gatehouse.server.RoutingState;
import gatehouse.server.Sighting;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Watches that the mail rule holds what is deposited: by a probe now and then, by every message that is seen passing
 * without a tag of the domain, and by every message that has left without being seen at all. Without the rule mail goes
 * unscanned, so this is the loudest alarm there is. Safe for use by several threads.
 */
public final class HoldRule {
    private static final int MOST_REMEMBERED = 50_000;
    private static final int MOST_GONE = 1_000;

    private final Predicate<String> isOurTag;
    private final Counters counters;
    private final Consumer<String> alarm;
    private final Clock clock;
    private final Set<MessageId> seen = new LinkedHashSet<>();
    private final Set<MessageId> released = new LinkedHashSet<>();
    private final Set<MessageId> gone = new LinkedHashSet<>();
    private final Set<MessageId> passed = new LinkedHashSet<>();
    private Optional<Instant> inactiveSince = Optional.empty();

    /** Watches the rule; {@code alarm} takes a line for the console. */
    public HoldRule(Predicate<String> isOurTag, Counters counters, Consumer<String> alarm, Clock clock) {
        this.isOurTag = isOurTag;
        this.counters = counters;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** Judges a message that was seen in a mail.box. */
    public synchronized void sighted(Sighting sighting) {
        remember(seen, sighting.id(), MOST_REMEMBERED);
        // Verifying a tag costs as much as a scan: not for those that we know.
        if (sighting.state() == RoutingState.PASSING
                && !released.contains(sighting.id())
                && sighting.tag().filter(isOurTag).isEmpty()) {
            passed(sighting.id());
        }
    }

    /** Takes note of a message that this task has released. The Router may have been faster. */
    public synchronized void released(MessageId id) {
        if (!gone.contains(id)) {
            remember(released, id, MOST_REMEMBERED);
        }
    }

    /** Judges a message that has left mail.box: one that was never seen there was not held. */
    public synchronized void gone(MessageId id) {
        // Its trace may be found by two looks.
        if (remember(gone, id, MOST_GONE) && !seen.contains(id)) {
            passed(id);
        }
        forget(id);
    }

    /** Takes traces of messages that may have left long ago: they tell nothing, but need not be remembered. */
    public synchronized void forget(List<MessageId> left) {
        left.forEach(this::forget);
    }

    private void forget(MessageId id) {
        seen.remove(id);
        released.remove(id);
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

    private void passed(MessageId id) {
        if (remember(passed, id, MOST_REMEMBERED)) {
            counters.count(Counter.PASSED_UNSCANNED);
            raise("message " + id + " passed mail.box without a scan");
        }
    }

    private static boolean remember(Set<MessageId> ids, MessageId id, int most) {
        boolean isNew = ids.add(id);
        if (ids.size() > most) {
            ids.remove(ids.iterator().next());
        }
        return isNew;
    }

    private void raise(String what) {
        if (inactiveSince.isEmpty()) {
            inactiveSince = Optional.of(clock.instant());
            alarm.accept("ALARM: hold rule not active: " + what
                    + ". Enable the mail rule 'All documents: change routing state to held', then 'set rules'.");
        }
    }
}
