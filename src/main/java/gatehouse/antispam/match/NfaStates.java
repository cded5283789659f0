package gatehouse.antispam.match;

import java.util.Arrays;

/** The states of an {@link Nfa} while it is built. Confined to one thread. */
final class NfaStates {
    static final int NONE = -1;
    private byte[] kinds = new byte[32];
    private int[] next = new int[32];
    private int[] arguments = new int[32];
    private int[] dominators = new int[32];
    private int size;

    int add(byte kind, int nextState, int argument) {
        if (size == kinds.length) {
            grow(2 * size);
        }
        kinds[size] = kind;
        next[size] = nextState;
        arguments[size] = argument;
        dominators[size] = NONE;
        return size++;
    }

    void setNext(int state, int nextState) {
        next[state] = nextState;
    }

    /** Says that states are dominated by those so much further on, unless they have a dominator. */
    void dominate(int from, int to, int offset) {
        for (int state = from; state < to; state++) {
            if (dominators[state] == NONE) {
                dominators[state] = state + offset;
            }
        }
    }

    int size() {
        return size;
    }

    private void grow(int capacity) {
        kinds = Arrays.copyOf(kinds, capacity);
        next = Arrays.copyOf(next, capacity);
        arguments = Arrays.copyOf(arguments, capacity);
        dominators = Arrays.copyOf(dominators, capacity);
    }

    byte[] kinds() {
        return Arrays.copyOf(kinds, size);
    }

    int[] next() {
        return Arrays.copyOf(next, size);
    }

    int[] arguments() {
        return Arrays.copyOf(arguments, size);
    }

    int[] dominators() {
        return Arrays.copyOf(dominators, size);
    }
}
