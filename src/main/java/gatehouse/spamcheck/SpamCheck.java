package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code scripts/spamcheck}: scores messages in files with the rules of a directory, checks rules, measures them, or
 * compares with what SpamAssassin says. Ends with 0 when all is well, 1 when something was found wrong, 2 when it was called wrongly.
 */
public final class SpamCheck {
    private static final String USAGE = """
            Usage: spamcheck [-r RULES]... [FILE|FOLDER|-]...
                   spamcheck [-r RULES]... --lint
                   spamcheck [-r RULES]... --time [FILE|FOLDER]...
                   spamcheck [-r RULES]... --compare ORACLE.tsv FOLDER

            Scores messages with rules in SpamAssassin's format.

              -r RULES      a .cf file or a folder of them; may be repeated; default: the rules that come with Gatehouse
              -             reads one message from standard input
              --lint        checks the rules: what was not understood, as file:line: rule: problem
              --time        shows which texts and rules take the most time on these messages
              --compare T   compares the hits with those of a table: label, file, score, rules, subrules
              --help        this text

            Ends with 0 when all is well, 1 when rules are wrong or the comparison differs too much, 2 when called wrongly.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    SpamCheck(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** System properties: the folder of the default rules, and whether standard error is a terminal. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        SpamCheck command = new SpamCheck(out, System.err, Boolean.getBoolean("spamcheck.terminal"));
        int status = command.run(Path.of(System.getProperty("spamcheck.rules", "config/rules")), arguments);
        out.flush();
        System.exit(status);
    }

    int run(Path defaultRules, String... arguments) {
        try {
            return run(Options.parse(defaultRules, arguments));
        } catch (UsageException e) {
            err.println(e.getMessage() + System.lineSeparator() + USAGE);
        } catch (NoSuchFileException e) {
            err.println("spamcheck: no such file or folder: " + e.getMessage());
        } catch (IOException e) {
            err.println("spamcheck: " + e.getMessage());
        }
        return 2;
    }

    private int run(Options options) throws IOException {
        if (options.mode() == Options.Mode.HELP) {
            out.print(USAGE);
            return 0;
        }
        for (Path path : options.rules()) {
            MessageFiles.requirePresent(path);
        }
        List<Path> files = options.mode() == Options.Mode.COMPARE ? List.of() : MessageFiles.of(options.messages());
        RuleSetModel model = new RuleSetParser().parse(options.rules());
        RuleSet rules = RuleSet.compile(model);
        return switch (options.mode()) {
            case HELP, SCORE -> score(rules, files);
            case LINT -> new Lint(model, rules, out).print();
            case TIME -> time(rules, files);
            case COMPARE ->
                compare(
                        rules,
                        options.oracle().orElseThrow(),
                        options.messages().get(0));
        };
    }

    private int score(RuleSet rules, List<Path> files) throws IOException {
        Scores scores = new Scores(rules, out);
        for (Path file : files) {
            scores.print(file, files.size() == 1);
        }
        return 0;
    }

    private int time(RuleSet rules, List<Path> files) throws IOException {
        Times times = new Times(rules, out);
        times.warmUp(files);
        Progress progress = new Progress(err, terminal, files.size());
        for (Path file : files) {
            times.add(file);
            progress.step();
        }
        return times.print();
    }

    private int compare(RuleSet rules, Path table, Path folder) throws IOException {
        MessageFiles.requirePresent(folder);
        List<Oracle> oracles = Oracle.read(table);
        Comparison comparison = new Comparison(rules, out);
        Progress progress = new Progress(err, terminal, oracles.size());
        for (Oracle oracle : oracles) {
            comparison.add(oracle, folder.resolve(oracle.file()));
            progress.step();
        }
        return comparison.print();
    }
}
