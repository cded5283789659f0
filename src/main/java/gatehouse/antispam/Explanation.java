package gatehouse.antispam;

import gatehouse.antispam.SpamVerdict.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells people, in lines of printable ASCII, how a verdict came about. Stateless. */
public final class Explanation {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    private static final int LONGEST = 200;

    private Explanation() {}

    /** The verdict, what another one would have needed, then up to {@code most} hits, those that weigh most first. */
    public static List<String> lines(SpamVerdict verdict, int most) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict.spamClass().label() + ": " + printable(verdict.summary()));
        if (verdict.basis() == Basis.SCORE) {
            SpamVerdict.Terms terms = verdict.terms();
            lines.add(terms.thresholds() + "; "
                    + terms.thresholds().distance(verdict.score().points()));
            lines.add("rules " + terms.generation() + ", scored in "
                    + verdict.took().toMillis() + " ms");
        }
        if (verdict.terms().markOnly()) {
            lines.add("a recipient has opted out: marked at most");
        }
        verdict.score().overBudget().stream()
                .limit(most)
                .forEach(rule -> lines.add("given up, took too many steps: " + rule));
        List<Hit> hits = verdict.hits();
        int width = hits.stream()
                .limit(most)
                .mapToInt(hit -> hit.rule().length())
                .max()
                .orElse(1);
        hits.stream().limit(most).forEach(hit -> lines.add(line(hit, width)));
        if (hits.size() > most) {
            lines.add("and " + (hits.size() - most) + " more");
        }
        return lines;
    }

    /** A hit without its evidence. */
    public static String describe(Hit hit) {
        return printable(String.format(Locale.ROOT, "%.1f %s %s", hit.points(), hit.rule(), hit.description()))
                .strip();
    }

    private static String line(Hit hit, int width) {
        String padded = hit.rule() + " ".repeat(Math.max(0, width - hit.rule().length()));
        String evidence = hit.evidence().isEmpty() ? "" : " [" + String.join("; ", hit.evidence()) + "]";
        String text = String.format(Locale.ROOT, "%8.3f  %s  %s%s", hit.points(), padded, hit.description(), evidence);
        return cut(printable(text).stripTrailing());
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
