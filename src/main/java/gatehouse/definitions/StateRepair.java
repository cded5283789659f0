package gatehouse.definitions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a state out of what is left of one: what could be read of it, and the generations themselves, newest first. A generation that
 * waits, or that its trial found doubtful, does not become active by this. Stateless.
 */
final class StateRepair {
    private StateRepair() {}

    static StoreState repair(StoreState left, List<StoredGeneration> generations) {
        List<String> good = generations.stream().map(StoredGeneration::id).toList();
        List<String> fit = generations.stream()
                .filter(generation -> !generation.provenance().isDoubtful())
                .map(StoredGeneration::id)
                .filter(id -> !isWaiting(left, id))
                .toList();
        Optional<String> active = Stream.concat(left.active().stream(), fit.stream())
                .filter(good::contains)
                .findFirst();
        List<String> previous = Stream.concat(left.previous().stream(), fit.stream())
                .filter(id -> good.contains(id) && !active.equals(Optional.of(id)))
                .toList();
        return new StoreState(active, previous, left.waiting(), left.pinned(), left.refusals());
    }

    private static boolean isWaiting(StoreState state, String id) {
        return state.waiting().filter(held -> held.id().equals(id)).isPresent();
    }
}
