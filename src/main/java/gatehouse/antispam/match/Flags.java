package gatehouse.antispam.match;

import java.util.BitSet;

/** The modifiers in force at a point of a pattern. {@code /aa} always is. Immutable. */
record Flags(
        boolean ignoreCase,
        boolean multiLine,
        boolean dotAll,
        boolean extended,
        boolean extendedClasses,
        boolean noCapture) {
    static final Flags NONE = new Flags(false, false, false, false, false, false);

    /** These flags with those letters switched on or off; the caller has checked the letters. */
    Flags with(String letters, boolean on) {
        BitSet named = new BitSet();
        letters.chars().forEach(named::set);
        return new Flags(
                named.get('i') ? on : ignoreCase,
                named.get('m') ? on : multiLine,
                named.get('s') ? on : dotAll,
                named.get('x') ? on : extended,
                named.get('x') ? on && letters.contains("xx") : extendedClasses,
                named.get('n') ? on : noCapture);
    }
}
