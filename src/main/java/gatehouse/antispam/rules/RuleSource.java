package gatehouse.antispam.rules;

/** The place that something was read from: a file and a line in it, counted from 1. Immutable. */
public record RuleSource(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
