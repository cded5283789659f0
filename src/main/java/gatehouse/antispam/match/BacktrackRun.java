package gatehouse.antispam.match;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One search of one text. Every change of a register and every choice is a frame on one stack, so going back is popping: changes are
 * undone on the way to the last choice that has something left to try. Confined to one thread.
 */
final class BacktrackRun {
    private static final int FRAME = 3;
    private static final int MAX_STACK = FRAME << 20;
    private static final int KIND_BITS = 2;
    private static final int KIND_MASK = 3;
    /** Continue at an instruction and a position. */
    private static final int CHOICE = 0;
    /** Restore a register. */
    private static final int UNDO = 1;
    /** Let a greedy run end one byte earlier. */
    private static final int GIVE_BACK = 2;
    /** Let a lazy run end later. */
    private static final int TAKE_MORE = 3;

    private final int[] code;
    private final long[][] sets;
    private final Program program;
    private final byte[] text;
    private final Budget budget;
    private final Starts starts;
    private final int[] registers;
    private int[] stack = new int[FRAME * 32];
    private int height;
    private int pc;
    private int position;

    BacktrackRun(Program program, byte[] text, Budget budget) {
        this.program = program;
        this.code = program.code;
        this.sets = program.sets;
        this.text = text;
        this.budget = budget;
        this.starts = new Starts(program.start, text);
        this.registers = new int[program.registers.count()];
    }

    /** The first match from {@code from} on that ends at {@code leastEnd} or later. */
    MatchResult find(int from, int leastEnd) {
        for (int start = starts.from(from); start >= 0; start = starts.from(start + 1)) {
            if (matchesAt(start, leastEnd)) {
                return match();
            }
            if (budget.isExhausted()) {
                return MatchResult.OUT_OF_BUDGET;
            }
        }
        return MatchResult.NO_MATCH;
    }

    private MatchResult match() {
        List<Integer> bounds = Arrays.stream(registers, 0, 2 * (program.registers.groups() + 1))
                .boxed()
                .collect(Collectors.toList());
        return new MatchResult.Match(bounds);
    }

    private boolean matchesAt(int start, int leastEnd) {
        Arrays.fill(registers, -1);
        height = 0;
        pc = 0;
        position = start;
        while (budget.spend(1)) {
            boolean done = code[pc] == Program.MATCH && position >= leastEnd;
            if (done) {
                return true;
            }
            if (!step() && !backtrack()) {
                return false;
            }
        }
        return false;
    }

    /** Executes one instruction; false if it does not match. */
    private boolean step() {
        return switch (code[pc]) {
            case Program.SET -> position < text.length && in(code[pc + 1], position) && advance(2, 1);
            case Program.SET_BACK -> position > 0 && in(code[pc + 1], position - 1) && advance(2, -1);
            case Program.JUMP -> jump(code[pc + 1]);
            case Program.SPLIT -> choose(code[pc + 1], code[pc + 2]);
            case Program.SAVE -> assign(code[pc + 1], position) && advance(2, 0);
            case Program.RUN_GREEDY, Program.RUN_POSSESSIVE -> greedyRun();
            case Program.RUN_LAZY -> lazyRun();
            case Program.LOOP_START -> mark(0, -1);
            case Program.LOOP -> loop();
            case Program.ENTER -> enter();
            case Program.MARK -> mark(height + 2 * FRAME, position);
            case Program.COMMIT -> commit(position);
            case Program.COMMIT_BACK -> commit(registers[code[pc + 1] + 1]);
            case Program.REFUSE -> refuse();
            case Program.REFERENCE, Program.REFERENCE_BACK -> reference(code[pc] == Program.REFERENCE);
            case Program.ANCHOR -> holds() && advance(2, 0);
            case Program.CLOSE -> close(registers[code[pc + 2]], position);
            case Program.CLOSE_BACK -> close(position, registers[code[pc + 2]]);
            default -> false;
        };
    }

    private boolean in(int set, int place) {
        int value = text[place] & 0xFF;
        return (sets[set][value >>> 6] >>> value & 1) != 0;
    }

    private boolean advance(int instruction, int bytes) {
        pc += instruction;
        position += bytes;
        return true;
    }

    private boolean jump(int target) {
        pc = target;
        return true;
    }

    private boolean choose(int first, int second) {
        push(CHOICE, second, position, 0);
        return jump(first);
    }

    private boolean assign(int register, int value) {
        push(UNDO, register, registers[register], 0);
        registers[register] = value;
        return true;
    }

    private boolean close(int start, int end) {
        int register = code[pc + 1];
        return assign(register, start) && assign(register + 1, end) && advance(3, 0);
    }

    private boolean greedyRun() {
        int least = code[pc + 2];
        int end = position;
        int limit = limit();
        while (end < limit && in(code[pc + 1], end)) {
            end++;
        }
        if (!budget.spend(end - position) || end - position < least) {
            return false;
        }
        if (code[pc] == Program.RUN_POSSESSIVE) {
            return advance(Program.RUN_LENGTH, end - position);
        }
        return giveBack(end, position + least);
    }

    private int limit() {
        return (int) Math.min(text.length, (long) position + code[pc + 3]);
    }

    /** Ends the run of this instruction at {@code end} or earlier, where what must follow does. */
    private boolean giveBack(int end, int least) {
        int follow = code[pc + 4];
        int candidate = end;
        while (candidate >= least && follow >= 0 && !follows(follow, candidate)) {
            candidate--;
        }
        if (!budget.spend(end - candidate) || candidate < least) {
            return false;
        }
        if (candidate > least) {
            push(GIVE_BACK, pc, candidate - 1, least);
        }
        position = candidate;
        return advance(Program.RUN_LENGTH, 0);
    }

    private boolean follows(int set, int place) {
        return place < text.length && in(set, place);
    }

    private boolean lazyRun() {
        int limit = limit();
        int least = position + code[pc + 2];
        if (least > limit || least < position) {
            return false;
        }
        int end = position;
        while (end < least && in(code[pc + 1], end)) {
            end++;
        }
        return budget.spend(end - position) && end == least && takeMore(end, limit);
    }

    /** Ends the run of this instruction at {@code end} or later, where what must follow does. */
    private boolean takeMore(int end, int limit) {
        int follow = code[pc + 4];
        int candidate = end;
        while (follow >= 0 && !follows(follow, candidate)) {
            if (candidate >= limit || !in(code[pc + 1], candidate)) {
                budget.spend(candidate - end);
                return false;
            }
            candidate++;
        }
        if (candidate < limit && in(code[pc + 1], candidate)) {
            push(TAKE_MORE, pc, candidate + 1, limit);
        }
        position = candidate;
        return budget.spend(candidate - end) && advance(Program.RUN_LENGTH, 0);
    }

    /** An iteration that took nothing is the last, else a loop could go on for ever. */
    private boolean loop() {
        int register = code[pc + 1];
        int body = pc + Program.LOOP_LENGTH;
        int exit = code[pc + 4];
        if (registers[register] < code[pc + 2]) {
            return jump(body);
        }
        if (registers[register] >= code[pc + 3] || registers[register + 1] == position) {
            return jump(exit);
        }
        return code[pc + 5] == 0 ? choose(body, exit) : choose(exit, body);
    }

    private boolean enter() {
        int register = code[pc + 1];
        return assign(register, registers[register] + 1) && assign(register + 1, position) && advance(2, 0);
    }

    private boolean mark(int first, int second) {
        int register = code[pc + 1];
        return assign(register, first) && assign(register + 1, second) && advance(2, 0);
    }

    /** Forgets the choices since the mark, but not how to undo what was done meanwhile. */
    private boolean commit(int newPosition) {
        int kept = registers[code[pc + 1]];
        for (int frame = kept; frame < height; frame += FRAME) {
            if ((stack[frame] & KIND_MASK) == UNDO) {
                System.arraycopy(stack, frame, stack, kept, FRAME);
                kept += FRAME;
            }
        }
        boolean affordable = budget.spend((height - registers[code[pc + 1]]) / FRAME);
        height = kept;
        position = newPosition;
        return affordable && advance(2, 0);
    }

    private boolean refuse() {
        int mark = registers[code[pc + 1]];
        while (height > mark) {
            height -= FRAME;
            undo();
        }
        return false;
    }

    private void undo() {
        if ((stack[height] & KIND_MASK) == UNDO) {
            registers[stack[height] >>> KIND_BITS] = stack[height + 1];
        }
    }

    private boolean reference(boolean forward) {
        int group = 2 * code[pc + 1];
        int length = registers[group + 1] - registers[group];
        int start = forward ? position : position - length;
        if (registers[group] < 0 || start < 0 || start + length > text.length || !budget.spend(length)) {
            return false;
        }
        return equal(registers[group], start, length) && advance(3, forward ? length : -length);
    }

    private boolean equal(int first, int second, int length) {
        boolean ignoreCase = code[pc + 2] != 0;
        for (int i = 0; i < length; i++) {
            int a = text[first + i] & 0xFF;
            int b = text[second + i] & 0xFF;
            if (a != b && !(ignoreCase && CaseFold.fold(a) == CaseFold.fold(b))) {
                return false;
            }
        }
        return true;
    }

    private boolean holds() {
        return Anchors.holds(program.anchors.get(code[pc + 1]), text, position);
    }

    private void push(int kind, int value, int first, int second) {
        if (height == stack.length && !grow()) {
            return;
        }
        stack[height] = value << KIND_BITS | kind;
        stack[height + 1] = first;
        stack[height + 2] = second;
        height += FRAME;
    }

    /** A stack at its bound ends the search like a budget at its end. */
    private boolean grow() {
        if (stack.length >= MAX_STACK) {
            budget.exhaust();
            return false;
        }
        stack = Arrays.copyOf(stack, 2 * stack.length);
        return true;
    }

    /** Pops to the last choice that has something left to try; false if there is none. */
    private boolean backtrack() {
        while (height > 0 && !budget.isExhausted()) {
            height -= FRAME;
            pc = stack[height] >>> KIND_BITS;
            if (resumed(stack[height + 1], stack[height + 2])) {
                return true;
            }
        }
        return false;
    }

    private boolean resumed(int first, int second) {
        return switch (stack[height] & KIND_MASK) {
            case UNDO -> {
                undo();
                yield false;
            }
            case GIVE_BACK -> giveBack(first, second);
            case TAKE_MORE -> takeMore(first, second);
            default -> {
                position = first;
                yield true;
            }
        };
    }
}
