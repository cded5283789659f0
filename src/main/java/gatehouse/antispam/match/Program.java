package gatehouse.antispam.match;

import java.util.List;

/**
 * A pattern as instructions for {@link BacktrackRun}: an operation and its operands in one array. Registers hold the bounds of the
 * groups (two each; group 0 is the match), then where each was opened, then the counters of loops and the marks of atomic groups and lookarounds. Immutable by
 * convention: nobody writes to its arrays once compiled.
 */
final class Program {
    /** The match is complete. */
    static final int MATCH = 0;
    /** set: one byte forward. */
    static final int SET = 1;
    /** set: one byte backward, inside of a lookbehind. */
    static final int SET_BACK = 2;
    /** target */
    static final int JUMP = 3;
    /** first, second: try first, and second if it fails. */
    static final int SPLIT = 4;
    /** register: the position. */
    static final int SAVE = 5;
    /** set, min, max, follow set or -1: a run of single bytes that gives back. */
    static final int RUN_GREEDY = 6;
    /** set, min, max, follow set or -1: a run of single bytes that takes more when asked. */
    static final int RUN_LAZY = 7;
    /** set, min, max, unused: a run of single bytes that gives nothing back. */
    static final int RUN_POSSESSIVE = 8;
    /** register: count 0, no last position. */
    static final int LOOP_START = 9;
    /** register, min, max, exit, lazy 0 or 1; the ENTER of the body follows. */
    static final int LOOP = 10;
    /** register: remembers the height of the stack and the position. */
    static final int MARK = 11;
    /** register: drops the choices made since the mark. */
    static final int COMMIT = 12;
    /** register: drops the choices made since the mark and returns to its position. */
    static final int COMMIT_BACK = 13;
    /** register: the body of a negative lookaround matched: undo all since the mark, and fail. */
    static final int REFUSE = 14;
    /** group, ignore case 0 or 1 */
    static final int REFERENCE = 15;
    /** group, ignore case 0 or 1; backward */
    static final int REFERENCE_BACK = 16;
    /** index of a condition on the position */
    static final int ANCHOR = 17;
    /** register: one more iteration, from this position. */
    static final int ENTER = 18;
    /** group's first register, register where it was opened: both bounds of a group at once. */
    static final int CLOSE = 19;
    /** As CLOSE, backward: here is the start. */
    static final int CLOSE_BACK = 20;

    static final int RUN_LENGTH = 5;
    static final int LOOP_LENGTH = 6;

    final int[] code;
    /** Sets of bytes as four words of bits each. */
    final long[][] sets;

    final List<Node.Anchor> anchors;
    final Registers registers;
    final Start start;

    Program(int[] code, long[][] sets, List<Node.Anchor> anchors, Registers registers, Start start) {
        this.code = code;
        this.sets = sets;
        this.registers = registers;
        this.anchors = List.copyOf(anchors);
        this.start = start;
    }

    /** How many registers a run needs, and how many groups' bounds are among them. */
    record Registers(int count, int groups) {}
}
