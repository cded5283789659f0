package gatehouse.definitions;

import gatehouse.definitions.GenerationStore.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store remembers beside its generations, which it names by their ids. Immutable and bounded.
 *
 * @param previous latest first
 * @param refusals latest first
 */
record StoreState(
        Optional<String> active,
        List<String> previous,
        Optional<Held> waiting,
        boolean pinned,
        List<Refusal> refusals) {
    static final StoreState EMPTY = new StoreState(Optional.empty(), List.of(), Optional.empty(), false, List.of());

    private static final int MOST_PREVIOUS = 20;
    private static final int MOST_REFUSALS = 100;
    private static final int LONGEST_REASON = 1_000;

    /** The id of a generation that waits for a person, and why it does. */
    record Held(String id, String reason) {
        Held {
            reason = cut(reason);
        }
    }

    StoreState {
        previous = previous.stream().distinct().limit(MOST_PREVIOUS).toList();
        refusals = refusals.stream().limit(MOST_REFUSALS).toList();
    }

    /** The one that was active becomes the latest previous one. What waited was made beside that one, and waits no more. */
    StoreState withActive(String id) {
        if (active.equals(Optional.of(id))) {
            return this;
        }
        List<String> before = Stream.concat(active.stream(), previous.stream())
                .filter(other -> !other.equals(id))
                .toList();
        return new StoreState(Optional.of(id), before, Optional.empty(), pinned, refusals);
    }

    StoreState withPrevious(List<String> ids) {
        return new StoreState(active, ids, waiting, pinned, refusals);
    }

    StoreState withWaiting(String id, String reason) {
        return new StoreState(active, previous, Optional.of(new Held(id, reason)), pinned, refusals);
    }

    StoreState withPinned(boolean now) {
        return new StoreState(active, previous, waiting, now, refusals);
    }

    StoreState withRefusal(Refusal refusal) {
        List<Refusal> all = Stream.concat(
                        Stream.of(refusal), without(refusal.channel(), refusal.version()).refusals.stream())
                .toList();
        return new StoreState(active, previous, waiting, pinned, all);
    }

    StoreState without(String channel, long version) {
        List<Refusal> others = refusals.stream()
                .filter(refusal ->
                        refusal.version() != version || !refusal.channel().equals(channel))
                .toList();
        return new StoreState(active, previous, waiting, pinned, others);
    }

    static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
