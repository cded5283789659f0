package gatehouse.antispam.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which metas need which rules. Tarjan's algorithm finds the groups of metas that need each other, and finds them in
 * the order in which they can be computed: every group after those it needs. The walk has a stack of its own, so that
 * a long chain of metas cannot exhaust the thread's. Immutable once made.
 */
final class MetaGraph {
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
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
        graph.new Walk().everywhere();
        return graph;
    }

    /** Every meta after those that it needs; those in a cycle are left out. */
    List<String> order() {
        return order;
    }

    /** Groups of metas that all need each other, and metas that need themselves. */
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

    private Set<String> needsOf(String meta) {
        return needs.getOrDefault(meta, Set.of());
    }

    /** A meta on the walk, what it needs and is not yet visited, and the earliest meta that can be reached from it. */
    private static final class Step {
        private final String meta;
        private final Iterator<String> needed;
        private final int number;
        private int earliest;

        Step(String meta, Iterator<String> needed, int number) {
            this.meta = meta;
            this.needed = needed;
            this.number = number;
            this.earliest = number;
        }
    }

    private final class Walk {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Deque<Step> path = new ArrayDeque<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final Set<String> isOpen = new HashSet<>();

        void everywhere() {
            for (String meta : needs.keySet()) {
                if (!numbers.containsKey(meta)) {
                    enter(meta);
                    toTheEnd();
                }
            }
        }

        private void toTheEnd() {
            while (!path.isEmpty()) {
                Step step = path.element();
                if (step.needed.hasNext()) {
                    visit(step, step.needed.next());
                } else {
                    leave(path.pop());
                }
            }
        }

        private void visit(Step step, String next) {
            if (isOpen.contains(next)) {
                step.earliest = Math.min(step.earliest, numbers.getOrDefault(next, step.number));
            } else if (needs.containsKey(next) && !numbers.containsKey(next)) {
                enter(next);
            }
        }

        private void enter(String meta) {
            Step step = new Step(meta, needsOf(meta).iterator(), numbers.size());
            numbers.put(meta, step.number);
            path.push(step);
            open.push(meta);
            isOpen.add(meta);
        }

        private void leave(Step step) {
            Step before = path.peek();
            if (before != null) {
                before.earliest = Math.min(before.earliest, step.earliest);
            }
            if (step.earliest == step.number) {
                close(group(step.meta));
            }
        }

        private List<String> group(String first) {
            List<String> group = new ArrayList<>();
            do {
                group.add(open.pop());
            } while (isOpen.remove(group.get(group.size() - 1))
                    && !group.get(group.size() - 1).equals(first));
            Collections.reverse(group);
            return group;
        }

        private void close(List<String> group) {
            String first = group.get(0);
            if (group.size() == 1 && !needsOf(first).contains(first)) {
                order.add(first);
            } else {
                cycles.add(group);
            }
        }
    }
}
