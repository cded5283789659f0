package gatehouse.antispam.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads rule files in SpamAssassin 4.0's format (its documentation: Mail::SpamAssassin::Conf and the plugins' pages).
 * Nothing in a file makes it fail: what is not understood becomes a {@link Problem} that names its place, and the rest
 * is used. Immutable, may be used by several threads; a parse takes about a second for the stock rules.
 */
public final class RuleSetParser {
    private final Capabilities capabilities;
    private final RuleLimits limits;
    private final Runnable check;

    /** @param check is run often, and ends a parse by throwing */
    RuleSetParser(Capabilities capabilities, RuleLimits limits, Runnable check) {
        this.capabilities = capabilities;
        this.limits = limits;
        this.check = check;
    }

    public RuleSetParser(Capabilities capabilities, RuleLimits limits) {
        this(capabilities, limits, () -> {});
    }

    /** A parser that claims what Debian's SpamAssassin can do. */
    public RuleSetParser() {
        this(Capabilities.debian(), RuleLimits.DEFAULT);
    }

    /** The same; {@code check} is run often, and ends a parse by throwing. */
    public RuleSetParser(Runnable check) {
        this(Capabilities.debian(), RuleLimits.DEFAULT, check);
    }

    /**
     * Reads files and directories: all .pre files first, then the .cf files, in the order given and, within a
     * directory, by name.
     *
     * @throws IOException if a directory cannot be listed, or holds more files than the limit
     */
    public RuleSetModel parse(List<Path> paths) throws IOException {
        Problems problems = new Problems(limits.problems());
        RuleSetBuilder builder = new RuleSetBuilder(limits, problems, check);
        RuleFiles files = new RuleFiles(paths, limits);
        StatementReader reader = new StatementReader(files, limits, capabilities, problems, builder::accept);
        for (Path file : files.inOrder()) {
            check.run();
            reader.read(file);
        }
        return builder.build();
    }

    /** Reads one directory. */
    public RuleSetModel parse(Path directory) throws IOException {
        return parse(List.of(directory));
    }
}
