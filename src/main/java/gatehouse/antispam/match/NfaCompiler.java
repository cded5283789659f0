package gatehouse.antispam.match;

import gatehouse.antispam.match.Node.Anchor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a tree into an {@link Nfa}, back to front: each part is compiled when the state that follows it is known. What no automaton
 * can tell is replaced by something that matches more: a lookaround by what its first byte must be, or by nothing, a backreference
 * by all that its group can match, a large counter by a star. One instance compiles one automaton on one thread.
 */
final class NfaCompiler {
    private static final int MAX_STATES = 80_000;
    private static final int MAX_WRITTEN_OUT = 60_000;

    /** Nodes looked at, those written out counted each time: some make no state. */
    private static final int MAX_VISITS = 1_000_000;

    /** Of all states, each under every combination of the conditions on what comes: one step may have to go through them. */
    private static final long MAX_ITEMS = 4 << 20;

    private final NfaStates states = new NfaStates();
    private final Map<Symbols, Integer> sets = new LinkedHashMap<>();
    private final RegularForm form;
    /** The numbers of the sets that conditions on what comes use. */
    private final Set<Integer> aheads = new HashSet<>();

    private boolean exact = true;
    private int visits;

    private NfaCompiler(Node root) {
        form = new RegularForm(root);
    }

    static Nfa compile(Pattern pattern) {
        Node root = pattern.root();
        NfaCompiler compiler = new NfaCompiler(root);
        int start = compiler.node(root, compiler.states.add(Nfa.MATCH, NfaStates.NONE, 0));
        if (compiler.isTooLarge() || compiler.isTooConditional()) {
            return matchingAll();
        }
        Nfa.Form form = new Nfa.Form(compiler.exact, Start.of(root).atTextStart(), false);
        return new Nfa(compiler.states, start, form, new ArrayList<>(compiler.sets.keySet()));
    }

    /** An automaton of many short trees, each of which belongs to an owner. */
    static Nfa union(Map<Integer, Node> trees) {
        NfaCompiler compiler = new NfaCompiler(Node.EMPTY);
        int start = compiler.condition(Nfa.READ, Symbols.of(ByteSet.NONE), 0);
        for (Map.Entry<Integer, Node> tree : trees.entrySet()) {
            int match = compiler.states.add(Nfa.MATCH, NfaStates.NONE, tree.getKey());
            start = compiler.split(compiler.node(tree.getValue(), match), start);
        }
        Nfa.Form form = new Nfa.Form(false, false, true);
        return new Nfa(compiler.states, start, form, new ArrayList<>(compiler.sets.keySet()));
    }

    private static Nfa matchingAll() {
        NfaStates states = new NfaStates();
        return new Nfa(states, states.add(Nfa.MATCH, NfaStates.NONE, 0), new Nfa.Form(false, false, false), List.of());
    }

    private boolean isTooLarge() {
        return states.size() > MAX_STATES || visits > MAX_VISITS;
    }

    private boolean isTooConditional() {
        return (long) states.size() << Math.min(aheads.size(), 32) > MAX_ITEMS;
    }

    private int node(Node node, int next) {
        visits++;
        if (isTooLarge()) {
            return next;
        }
        if (node instanceof Node.One one) {
            return condition(Nfa.READ, Symbols.of(one.bytes()), next);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence.nodes(), next);
        }
        if (node instanceof Node.Alternation alternation) {
            return alternation(alternation.branches(), next);
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat(repeat, next);
        }
        if (node instanceof Node.Group group) {
            return node(group.body(), next);
        }
        return special(node, next);
    }

    private int special(Node node, int next) {
        if (node instanceof Anchor anchor) {
            return anchor(anchor, next);
        }
        if (node instanceof Node.Look look) {
            return look(look, next);
        }
        if (node instanceof Node.Atomic atomic) {
            exact = false;
            return node(atomic.body(), next);
        }
        if (node instanceof Node.Backreference reference) {
            exact = false;
            return node(form.language(reference), next);
        }
        return next;
    }

    private int condition(byte kind, Symbols symbols, int next) {
        Integer known = sets.putIfAbsent(symbols, sets.size());
        int set = known == null ? sets.size() - 1 : known;
        if (kind == Nfa.AHEAD) {
            aheads.add(set);
        }
        return states.add(kind, next, set);
    }

    private int ahead(Symbols symbols, int next) {
        return condition(Nfa.AHEAD, symbols, next);
    }

    private int behind(Symbols symbols, int next) {
        return condition(Nfa.BEHIND, symbols, next);
    }

    private int split(int first, int second) {
        return states.add(Nfa.SPLIT, first, second);
    }

    private int sequence(List<Node> nodes, int next) {
        int entry = next;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            entry = node(nodes.get(i), entry);
        }
        return entry;
    }

    private int alternation(List<Node> branches, int next) {
        int entry = node(branches.get(branches.size() - 1), next);
        for (int i = branches.size() - 2; i >= 0; i--) {
            entry = split(node(branches.get(i), next), entry);
        }
        return entry;
    }

    private int repeat(Node.Repeat repeat, int next) {
        exact &= repeat.greed() != Node.Greed.POSSESSIVE;
        long most = MAX_WRITTEN_OUT / RegularForm.size(repeat.body());
        boolean unbounded = repeat.max() == Node.UNBOUNDED;
        if (!unbounded && repeat.max() <= most) {
            return copies(repeat.body(), repeat.min(), optional(repeat.body(), repeat.max() - repeat.min(), next));
        }
        exact &= unbounded && repeat.min() <= most;
        return atLeast(repeat.body(), (int) Math.min(repeat.min(), most), next);
    }

    /** A star after copies, in which nothing is possible that is not in the next. */
    private int atLeast(Node body, int count, int next) {
        int star = star(body, next);
        int size = states.size() - star - 1;
        int begin = states.size();
        int entry = copies(body, count, star);
        states.dominate(begin, states.size(), -size);
        return entry;
    }

    private int star(Node body, int next) {
        int loop = split(next, next);
        states.setNext(loop, node(body, loop));
        return loop;
    }

    private int copies(Node body, int count, int next) {
        int entry = next;
        for (int i = 0; i < count; i++) {
            entry = node(body, entry);
        }
        return entry;
    }

    /** Up to so many copies; in an earlier one all is still possible that is possible in a later one. */
    private int optional(Node body, int count, int next) {
        int begin = states.size();
        int entry = next;
        for (int i = 0; i < count; i++) {
            entry = split(node(body, entry), next);
        }
        if (count > 1) {
            int size = (states.size() - begin) / count;
            states.dominate(begin, states.size() - size, size);
        }
        return entry;
    }

    private int anchor(Anchor anchor, int next) {
        Symbols edge = Symbols.of(ByteSet.NONE).orEdge();
        Symbols newline = Symbols.of(ByteSet.NEWLINE);
        Symbols noWord = Symbols.WORD.complement();
        return switch (anchor) {
            case TEXT_START -> behind(edge, next);
            case LINE_START -> split(behind(edge, next), behind(newline, ahead(edge.complement(), next)));
            case TEXT_END -> ahead(edge, next);
            case FINAL_LINE_END -> ahead(new Symbols(ByteSet.NONE, true, true), next);
            case LINE_END -> ahead(newline.orEdge(), next);
            case WORD_BOUNDARY ->
                split(behind(Symbols.WORD, ahead(noWord, next)), behind(noWord, ahead(Symbols.WORD, next)));
            case NOT_WORD_BOUNDARY ->
                split(behind(Symbols.WORD, ahead(Symbols.WORD, next)), behind(noWord, ahead(noWord, next)));
        };
    }

    /** Exact if it looks at one byte. */
    private int look(Node.Look look, int next) {
        Node body = unwrapped(look.body());
        byte kind = look.behind() ? Nfa.BEHIND : Nfa.AHEAD;
        if (body instanceof Node.Alternation alternation) {
            List<Node> looks = alternation.branches().stream()
                    .<Node>map(branch -> new Node.Look(branch, look.behind(), look.negative()))
                    .toList();
            return look.negative() ? sequence(looks, next) : alternation(looks, next);
        }
        if (body instanceof Node.One one) {
            Symbols symbols = Symbols.of(one.bytes());
            return condition(kind, look.negative() ? symbols.complement() : symbols, next);
        }
        if (body instanceof Anchor anchor && !look.negative()) {
            return anchor(anchor, next);
        }
        exact = false;
        Start first = Start.of(body);
        boolean useful = !look.negative() && !look.behind() && !first.nullable();
        return useful ? ahead(Symbols.of(first.first()), next) : next;
    }

    private static Node unwrapped(Node node) {
        Node body = node;
        while (body instanceof Node.Group group) {
            body = group.body();
        }
        return body instanceof Node.Sequence sequence && sequence.nodes().size() == 1
                ? unwrapped(sequence.nodes().get(0))
                : body;
    }
}
