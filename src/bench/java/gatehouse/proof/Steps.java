package gatehouse.proof;

import java.util.List;

/** What a process said of its steps, each with a number: {@code begin STEP NUMBER}, {@code done STEP NUMBER}. Immutable. */
record Steps(List<String> lines) {
    Steps {
        lines = List.copyOf(lines);
    }

    /** The number of the last such step that was begun; 0 when none was. */
    long begun(String step) {
        return last("begin " + step + " ");
    }

    /** The number of the last such step that was done; 0 when none was. */
    long done(String step) {
        return last("done " + step + " ");
    }

    boolean hasDone(String step) {
        return lines.stream().anyMatch(line -> line.startsWith("done " + step + " "));
    }

    /** How many lines have that in them. */
    long count(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    /** The step that was under way at the end. */
    String current() {
        return lines.stream()
                .filter(line -> line.startsWith("begin "))
                .reduce((first, second) -> second)
                .map(line -> line.split(" ", -1)[1])
                .orElse("start");
    }

    private long last(String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .reduce((first, second) -> second)
                .map(line -> Long.parseLong(line.substring(start.length())))
                .orElse(0L);
    }
}
