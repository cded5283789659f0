package gatehouse.antispam.match;

import static gatehouse.antispam.match.Node.Greed.LAZY;
import static gatehouse.antispam.match.Node.Greed.POSSESSIVE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a tree into a {@link Program}. A lookbehind is compiled to match backward from where it stands. One instance compiles one
 * pattern on one thread.
 */
final class ProgramCompiler {
    private static final int NO_FOLLOW = -1;
    private final Map<ByteSet, Integer> sets = new LinkedHashMap<>();
    private int[] code = new int[64];
    private int size;
    private int registers;
    private boolean backward;
    private final int groups;
    private final List<Node.Anchor> anchors = new ArrayList<>();
    private final List<Integer> runs = new ArrayList<>();

    private ProgramCompiler(int groups) {
        this.groups = groups;
        registers = 3 * (groups + 1);
    }

    static Program compile(Pattern pattern) {
        ProgramCompiler compiler = new ProgramCompiler(pattern.groups());
        compiler.emit(Program.SAVE, 0);
        compiler.node(pattern.root());
        compiler.emit(Program.SAVE, 1);
        compiler.emit(Program.MATCH);
        compiler.runs.forEach(compiler::setFollow);
        long[][] sets = compiler.sets.keySet().stream().map(ByteSet::words).toArray(long[][]::new);
        int[] code = Arrays.copyOf(compiler.code, compiler.size);
        return new Program(
                code,
                sets,
                compiler.anchors,
                new Program.Registers(compiler.registers, pattern.groups()),
                Start.of(pattern.root()));
    }

    private void node(Node node) {
        if (node instanceof Node.One one) {
            emit(backward ? Program.SET_BACK : Program.SET, set(one.bytes()));
        } else if (node instanceof Node.Sequence sequence) {
            sequence(sequence.nodes());
        } else if (node instanceof Node.Alternation alternation) {
            alternation(alternation.branches());
        } else if (node instanceof Node.Repeat repeat) {
            repeat(repeat);
        } else if (node instanceof Node.Group group) {
            capture(group);
        } else if (node instanceof Node.Atomic atomic) {
            atomic(atomic.body());
        } else if (node instanceof Node.Look look) {
            look(look);
        } else if (node instanceof Node.Backreference reference) {
            emit(
                    backward ? Program.REFERENCE_BACK : Program.REFERENCE,
                    reference.group(),
                    reference.ignoreCase() ? 1 : 0);
        } else if (node instanceof Node.Anchor anchor) {
            anchors.add(anchor);
            emit(Program.ANCHOR, anchors.size() - 1);
        } else {
            emit(Program.SAVE, 0);
        }
    }

    private void sequence(List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            node(nodes.get(backward ? nodes.size() - 1 - i : i));
        }
    }

    private void alternation(List<Node> branches) {
        int[] ends = new int[branches.size() - 1];
        for (int i = 0; i < ends.length; i++) {
            int split = emit(Program.SPLIT, 0, 0);
            patch(split + 1, size);
            node(branches.get(i));
            ends[i] = emit(Program.JUMP, 0);
            patch(split + 2, size);
        }
        node(branches.get(ends.length));
        for (int end : ends) {
            patch(end + 1, size);
        }
    }

    private void capture(Node.Group group) {
        int opened = 2 * (groups + 1) + group.number();
        emit(Program.SAVE, opened);
        node(group.body());
        emit(backward ? Program.CLOSE_BACK : Program.CLOSE, 2 * group.number(), opened);
    }

    private void repeat(Node.Repeat repeat) {
        if (repeat.max() == 0) {
            return;
        }
        if (repeat.body() instanceof Node.One one && !backward) {
            run(repeat, one);
        } else if (repeat.greed() == POSSESSIVE) {
            atomic(new Node.Repeat(repeat.body(), repeat.min(), repeat.max(), Node.Greed.GREEDY));
        } else {
            loop(repeat);
        }
    }

    private void run(Node.Repeat repeat, Node.One one) {
        int operation = Program.RUN_GREEDY;
        if (repeat.greed() != Node.Greed.GREEDY) {
            operation = repeat.greed() == LAZY ? Program.RUN_LAZY : Program.RUN_POSSESSIVE;
        }
        runs.add(emit(operation, set(one.bytes()), repeat.min(), repeat.max(), NO_FOLLOW));
    }

    /** What must come next tells where a run need not try to end. */
    private void setFollow(int run) {
        int next = run + Program.RUN_LENGTH;
        while (code[next] == Program.CLOSE) {
            next += 3;
        }
        boolean atLeastOne =
                code[next] >= Program.RUN_GREEDY && code[next] <= Program.RUN_POSSESSIVE && code[next + 2] > 0;
        if (code[next] == Program.SET || atLeastOne) {
            code[run + 4] = code[next + 1];
        }
    }

    private void loop(Node.Repeat repeat) {
        int register = reserve(2);
        emit(Program.LOOP_START, register);
        int loop = emit(Program.LOOP, register, repeat.min(), repeat.max(), 0, repeat.greed() == LAZY ? 1 : 0);
        emit(Program.ENTER, register);
        node(repeat.body());
        emit(Program.JUMP, loop);
        patch(loop + 4, size);
    }

    private void atomic(Node body) {
        int register = reserve(2);
        emit(Program.MARK, register);
        node(body);
        emit(Program.COMMIT, register);
    }

    private void look(Node.Look look) {
        boolean outer = backward;
        int register = reserve(2);
        emit(Program.MARK, register);
        int split = look.negative() ? emit(Program.SPLIT, 0, 0) : 0;
        int body = size;
        backward = look.behind();
        node(look.body());
        backward = outer;
        emit(look.negative() ? Program.REFUSE : Program.COMMIT_BACK, register);
        if (look.negative()) {
            patch(split + 1, body);
            patch(split + 2, size);
        }
    }

    private int reserve(int count) {
        registers += count;
        return registers - count;
    }

    private int set(ByteSet bytes) {
        Integer known = sets.putIfAbsent(bytes, sets.size());
        return known == null ? sets.size() - 1 : known;
    }

    private int emit(int... instruction) {
        if (size + instruction.length > code.length) {
            code = Arrays.copyOf(code, 2 * code.length);
        }
        System.arraycopy(instruction, 0, code, size, instruction.length);
        size += instruction.length;
        return size - instruction.length;
    }

    private void patch(int place, int value) {
        code[place] = value;
    }
}
