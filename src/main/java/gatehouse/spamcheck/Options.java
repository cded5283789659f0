package gatehouse.spamcheck;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command was asked for. Immutable.
 *
 * @param rules files and folders of rules; at least one
 * @param oracle the table to compare with
 * @param messages files and folders of messages
 */
record Options(Mode mode, List<Path> rules, Optional<Path> oracle, List<Path> messages) {
    Options {
        rules = List.copyOf(rules);
        messages = List.copyOf(messages);
    }

    /** What is to be done. */
    enum Mode {
        HELP,
        SCORE,
        LINT,
        TIME,
        COMPARE
    }

    static Options parse(Path defaultRules, String... arguments) throws UsageException {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        Mode mode = Mode.SCORE;
        List<Path> rules = new ArrayList<>();
        List<Path> messages = new ArrayList<>();
        Optional<Path> oracle = Optional.empty();
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "-r", "--rules" -> rules.add(path(argument, left));
                case "--lint" -> mode = Mode.LINT;
                case "--time" -> mode = Mode.TIME;
                case "--compare" -> {
                    mode = Mode.COMPARE;
                    oracle = Optional.of(path(argument, left));
                }
                case "-h", "--help" -> mode = Mode.HELP;
                default -> messages.add(message(argument));
            }
        }
        return new Options(mode, rules.isEmpty() ? List.of(defaultRules) : rules, oracle, messages).checked();
    }

    private static Path path(String option, Deque<String> left) throws UsageException {
        if (left.isEmpty()) {
            throw new UsageException(option + " needs a path");
        }
        return Path.of(left.pop());
    }

    private static Path message(String argument) throws UsageException {
        if (argument.startsWith("-") && argument.length() > 1) {
            throw new UsageException("unknown option " + argument);
        }
        return Path.of(argument);
    }

    private Options checked() throws UsageException {
        if (mode != Mode.HELP && mode != Mode.LINT && messages.isEmpty()) {
            throw new UsageException("no messages");
        }
        if (mode == Mode.COMPARE && messages.size() != 1) {
            throw new UsageException("--compare wants one folder");
        }
        return this;
    }
}
