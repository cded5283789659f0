package gatehouse.antispam.rules;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns files into the statements that count: comments are removed, {@code include}s followed, and the blocks whose
 * condition is false left out. The format has no continuation of lines. For one parse, on one thread.
 */
final class StatementReader {
    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)#");
    private static final Pattern LANG = Pattern.compile("lang\\s++(\\S++)\\s++");
    private static final int MAX_BLOCKS = 100;

    private final RuleFiles files;
    private final RuleLimits limits;
    private final Capabilities capabilities;
    private final Conditions conditions;
    private final Problems problems;
    private final Consumer<Statement> statements;
    private int includes;

    StatementReader(
            RuleFiles files,
            RuleLimits limits,
            Capabilities capabilities,
            Problems problems,
            Consumer<Statement> statements) {
        this.files = files;
        this.limits = limits;
        this.capabilities = capabilities;
        this.conditions = new Conditions(capabilities);
        this.problems = problems;
        this.statements = statements;
    }

    void read(Path file) {
        read(file, new RuleSource(file.toString(), 0));
    }

    private void read(Path file, RuleSource from) {
        try {
            new OneFile(file).read(files.read(file));
        } catch (IOException e) {
            problems.add(from, file.toString(), "not read: " + e.getMessage());
        }
    }

    /** An {@code if}: whether the lines around it count, and whether those in it do. */
    private record Block(RuleSource source, boolean outer, boolean active) {}

    /** One file being read; blocks end with it. */
    private final class OneFile {
        private final Path file;
        private final Deque<Block> blocks = new ArrayDeque<>();
        private boolean ended;

        OneFile(Path file) {
            this.file = file;
        }

        void read(String text) {
            int number = 1;
            for (int at = 0; at < text.length() && !ended; number++) {
                int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
                line(text.substring(at, end), new RuleSource(file.toString(), number));
                at = end + 1;
            }
            for (Block open : blocks) {
                problems.add(open.source(), "if", "without endif");
            }
        }

        private void line(String line, RuleSource source) {
            if (line.length() > limits.lineLength()) {
                problems.add(source, line, "line longer than " + limits.lineLength());
                return;
            }
            String text = withoutComment(line);
            Matcher lang = LANG.matcher(text);
            boolean translated = lang.lookingAt();
            if (!text.isEmpty() && (!translated || capabilities.speaks(lang.group(1)))) {
                statement(Statement.of(translated ? text.substring(lang.end()) : text, source));
            }
        }

        private void statement(Statement statement) {
            try {
                if (!block(statement) && isActive()) {
                    command(statement);
                }
            } catch (RuleSyntaxException e) {
                problems.add(statement.source(), statement.key(), e.reason());
            }
        }

        private boolean block(Statement statement) throws RuleSyntaxException {
            switch (statement.key()) {
                case "if" -> open(statement, statement.value());
                case "ifplugin" -> open(statement, "plugin(" + statement.value() + ")");
                case "else" -> otherwise();
                case "endif" -> close();
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** A condition that is not understood does not hold: its block is opened all the same. */
        private void open(Statement statement, String condition) throws RuleSyntaxException {
            if (blocks.size() >= MAX_BLOCKS) {
                ended = true;
                throw new RuleSyntaxException("more than " + MAX_BLOCKS + " open; the rest of the file is left out");
            }
            boolean outer = isActive();
            boolean holds = false;
            try {
                holds = outer && conditions.holds(condition);
            } finally {
                blocks.push(new Block(statement.source(), outer, holds));
            }
        }

        private void otherwise() throws RuleSyntaxException {
            requireOpen();
            Block block = blocks.pop();
            blocks.push(new Block(block.source(), block.outer(), block.outer() && !block.active()));
        }

        private void close() throws RuleSyntaxException {
            requireOpen();
            blocks.pop();
        }

        private void requireOpen() throws RuleSyntaxException {
            if (blocks.isEmpty()) {
                throw new RuleSyntaxException("without if");
            }
        }

        private boolean isActive() {
            Block innermost = blocks.peek();
            return innermost == null || innermost.active();
        }

        private void command(Statement statement) throws RuleSyntaxException {
            switch (statement.key()) {
                case "include" -> include(statement);
                case "require_version" -> requireVersion(statement);
                case "enable_compat" -> conditions.enableCompatibility(statement.value());
                default -> statements.accept(statement);
            }
        }

        private void include(Statement statement) throws RuleSyntaxException {
            if (includes >= limits.includeDepth()) {
                throw new RuleSyntaxException("more than " + limits.includeDepth() + " levels");
            }
            includes++;
            StatementReader.this.read(included(statement.value()), statement.source());
            includes--;
        }

        private Path included(String name) throws RuleSyntaxException {
            try {
                return file.resolveSibling(name);
            } catch (InvalidPathException e) {
                throw new RuleSyntaxException("not a file's name: " + Excerpt.of(name));
            }
        }

        private void requireVersion(Statement statement) throws RuleSyntaxException {
            String wanted = statement.value();
            if (!wanted.equals("@@VERSION@@")
                    && !wanted.equals(String.format(Locale.ROOT, "%.6f", capabilities.version()))) {
                ended = true;
                throw new RuleSyntaxException(
                        "written for version " + Excerpt.of(wanted) + "; the rest of the file is left out");
            }
        }
    }

    private static String withoutComment(String line) {
        Matcher comment = COMMENT.matcher(line);
        String text = comment.find() ? line.substring(0, comment.start()) : line;
        return text.replace("\\#", "#").trim();
    }
}
