package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code scripts/spamcheck}: scores messages in files with the rules of a directory, checks rules, measures them, or
 * compares with what SpamAssassin says. Ends with 0 when all is well, 1 when something was found wrong, 2 when it was called wrongly.
 */
public final class SpamCheck {
    private static final String USAGE = """
            Usage: spamcheck [-r RULES]... [FILE|FOLDER]...
                   spamcheck [-r RULES]... --lint
                   spamcheck [-r RULES]... --time [FILE|FOLDER]...
                   spamcheck [-r RULES]... --compare ORACLE.tsv FOLDER

            Scores messages with rules in SpamAssassin's format.

              -r RULES      a .cf file or a folder of them; may be repeated
              --lint        checks the rules: what was not understood, with file and line
              --time        shows which rules take the most time on these messages
              --compare T   compares the hits with those of a table: label, file, score, rules, subrules
              --help        this text
            """;

    private final PrintStream out;
    private final PrintStream progress;

    private SpamCheck(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int status = new SpamCheck(out, System.err).run(arguments);
        out.flush();
        System.exit(status);
    }

    private int run(String[] arguments) {
        try {
            return run(Options.parse(arguments));
        } catch (UsageException e) {
            progress.println(e.getMessage() + System.lineSeparator() + USAGE);
            return 2;
        } catch (IOException e) {
            progress.println("spamcheck: " + e);
            return 2;
        }
    }

    private int run(Options options) throws IOException {
        if (options.mode() == Options.Mode.HELP) {
            out.print(USAGE);
            return 0;
        }
        RuleSetModel model = new RuleSetParser().parse(options.rules());
        RuleSet rules = RuleSet.compile(model);
        return switch (options.mode()) {
            case HELP, SCORE -> new Scores(rules, out).print(options.messages());
            case LINT -> new Lint(model, rules, out).print();
            case TIME -> new Times(rules, out, progress).print(options.messages());
            case COMPARE ->
                new Comparison(rules, out, progress).print(options.oracle().orElseThrow(), options.messages());
        };
    }
}
