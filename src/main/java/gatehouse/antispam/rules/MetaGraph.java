package gatehouse.antispam.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which metas need which rules. The order is found by a depth-first walk with a stack of its own, so that a long chain
 * of metas cannot exhaust the thread's; a meta met again while it is still on the walk closes a cycle. Immutable once
 * made.
 */
final class MetaGraph {
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final Set<String> order = new LinkedHashSet<>();
    private final List<List<String>> cycles = new ArrayList<>();
    private final Set<String> undefined = new TreeSet<>();

    private MetaGraph() {}

    static MetaGraph of(Map<String, RuleTest> tests) {
        MetaGraph graph = new MetaGraph();
        tests.forEach((name, test) -> {
            if (test instanceof RuleTest.Meta meta) {
                graph.needs.put(name, meta.expression().rules());
            }
        });
        graph.needs.values().forEach(graph.undefined::addAll);
        graph.undefined.removeAll(tests.keySet());
        graph.walk();
        return graph;
    }

    /** Every meta after those that it needs; those in a cycle are left out. */
    List<String> order() {
        return List.copyOf(order);
    }

    /** Each as the metas in it, every one needing the next and the last the first. */
    List<List<String>> cycles() {
        return cycles;
    }

    /** What metas name and no file defines. */
    Set<String> undefined() {
        return undefined;
    }

    /** The metas that need a rule which asks the network, directly: SpamAssassin flags those, and goes no further. */
    Set<String> netRules(Function<String, RuleFlags> flags) {
        return needs.entrySet().stream()
                .filter(meta -> meta.getValue().stream()
                        .anyMatch(rule -> flags.apply(rule).net()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private record Step(String meta, Iterator<String> needed) {}

    private void walk() {
        Set<String> seen = new HashSet<>();
        for (String meta : needs.keySet()) {
            if (seen.add(meta)) {
                walkFrom(meta, seen);
            }
        }
        cycles.forEach(order::removeAll);
    }

    private void walkFrom(String start, Set<String> seen) {
        Deque<Step> path = new ArrayDeque<>();
        Set<String> onPath = new HashSet<>(Set.of(start));
        path.push(step(start));
        while (!path.isEmpty()) {
            Step step = path.element();
            if (!step.needed().hasNext()) {
                order.add(step.meta());
                onPath.remove(path.pop().meta());
                continue;
            }
            String next = step.needed().next();
            if (onPath.contains(next)) {
                cycles.add(cycle(path, next));
            } else if (needs.containsKey(next) && seen.add(next)) {
                onPath.add(next);
                path.push(step(next));
            }
        }
    }

    private Step step(String meta) {
        return new Step(meta, needs.getOrDefault(meta, Set.of()).iterator());
    }

    private static List<String> cycle(Deque<Step> path, String from) {
        List<String> cycle = new ArrayList<>();
        for (Step step : path) {
            cycle.add(0, step.meta());
            if (step.meta().equals(from)) {
                break;
            }
        }
        return List.copyOf(cycle);
    }
}
