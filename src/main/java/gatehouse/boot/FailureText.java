package gatehouse.boot;

import java.util.ArrayList;
import java.util.List;

/** A failure as console lines: class and message of it and its causes, and the top of each stack; bounded. */
final class FailureText {
    private static final int MAX_CAUSES = 5;
    private static final int MAX_FRAMES = 8;

    private FailureText() {}

    static List<String> lines(String what, Throwable failure) {
        List<String> lines = new ArrayList<>();
        lines.add(what + ": " + describe(failure));
        addFrames(lines, failure);
        Throwable cause = failure.getCause();
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            lines.add("  caused by " + describe(cause));
            addFrames(lines, cause);
            cause = cause.getCause();
        }
        return lines;
    }

    private static String describe(Throwable failure) {
        return failure.getClass().getName() + ": " + failure.getMessage();
    }

    private static void addFrames(List<String> lines, Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        for (int i = 0; i < Math.min(MAX_FRAMES, stack.length); i++) {
            lines.add("    at " + stack[i]);
        }
    }
}
