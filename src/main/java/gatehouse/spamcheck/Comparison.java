package gatehouse.spamcheck;

import gatehouse.antispam.RuleSet;
import gatehouse.antispam.SpamScore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the hits of a rule set with an oracle's, message by message, and prints how far they agree and which rules
 * differ most. For one thread.
 */
final class Comparison {
    private static final double SPAM = 5.0;

    private final RuleSet rules;
    private final PrintStream out;
    private final PrintStream progress;
    private final RuleDifferences differences = new RuleDifferences();
    private final Caught ours = new Caught();
    private final Caught theirs = new Caught();
    private int messages;
    private int equalSets;
    private int sameSide;

    Comparison(RuleSet rules, PrintStream out, PrintStream progress) {
        this.rules = rules;
        this.out = out;
        this.progress = progress;
    }

    /** Compares the messages of a table, whose files are below the folder, and says whether they agree well enough. */
    int print(Path table, List<Path> folders) throws IOException {
        List<Oracle> oracles = Oracle.read(table);
        for (Oracle oracle : oracles) {
            compare(oracle, MessageFiles.read(folders.get(0).resolve(oracle.file())));
            if (++messages % 100 == 0) {
                progress.printf("\r%d of %d messages", messages, oracles.size());
            }
        }
        progress.println();
        print();
        return isGood() ? 0 : 1;
    }

    private void compare(Oracle oracle, byte[] message) {
        Set<String> hits = new TreeSet<>(rules.hits(message));
        hits.removeIf(rule -> !oracle.hasSubrules() && isSubrule(rule));
        SpamScore score = rules.score(message);
        Set<String> differing = differences.add(oracle.file(), oracle.hits(), hits);
        equalSets += differing.stream().allMatch(Comparison::isSubrule) ? 1 : 0;
        sameSide += score.points() >= SPAM == oracle.score() >= SPAM ? 1 : 0;
        ours.add(oracle.isSpam(), score.points() >= SPAM);
        theirs.add(oracle.isSpam(), oracle.score() >= SPAM);
    }

    private static boolean isSubrule(String rule) {
        return rule.startsWith("__");
    }

    private boolean isGood() {
        return equalSets >= 0.99 * messages && differences.agreement() >= 0.999 && sameSide >= 0.999 * messages;
    }

    private void print() {
        differences.print(out);
        out.printf("%-34s %s%n", "same set of rules", share(equalSets));
        out.printf("%-34s %s%n", "same side of " + SPAM, share(sameSide));
        out.printf("%-34s %.3f %%%n", "hits of rules and subrules", 100 * differences.agreement());
        out.printf("%-34s ours %s, theirs %s%n", "spam found, ham called spam", ours, theirs);
        out.println(isGood() ? "AGREES" : "DOES NOT AGREE: 99 %, 99.9 % and 99.9 % are asked for");
    }

    private String share(int count) {
        return String.format("%d of %d, %.2f %%", count, messages, 100.0 * count / messages);
    }

    /** How much spam was found, and how much else was called spam. */
    private static final class Caught {
        private final int[][] counts = new int[2][2];

        void add(boolean isSpam, boolean called) {
            counts[isSpam ? 1 : 0][called ? 1 : 0]++;
        }

        @Override
        public String toString() {
            return rate(counts[1]) + " / " + rate(counts[0]);
        }

        private static String rate(int... counts) {
            int all = counts[0] + counts[1];
            return all == 0 ? "none" : String.format("%.1f %%", 100.0 * counts[1] / all);
        }
    }
}
