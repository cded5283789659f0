package gatehouse.embedded.notes;

import java.util.stream.Collectors;

/** Finds the code that calls the Notes API: the first frames outside of this implementation. */
final class Caller {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String PACKAGE = Caller.class.getPackageName() + ".";
    private static final int FRAMES = 3;

    private Caller() {}

    /** The innermost frame. */
    static String place() {
        return find(1);
    }

    /** The three innermost frames, innermost first. */
    static String find() {
        return find(FRAMES);
    }

    private static String find(int frames) {
        return WALKER.walk(stack -> stack.filter(frame -> !isOurs(frame.getClassName()))
                .limit(frames)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < ")));
    }

    private static boolean isOurs(String className) {
        return className.startsWith("lotus.") || (className.startsWith(PACKAGE) && !className.contains("Test"));
    }
}
