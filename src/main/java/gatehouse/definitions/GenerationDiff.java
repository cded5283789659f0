package gatehouse.definitions;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.Rule;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one generation of rules has and another has not: rules, points, definitions, and lines that are none of these. Both are
 * parsed, which takes about a second each for the stock rules. For one use.
 */
public final class GenerationDiff {
    /** The set of scores that counts here: without network and Bayes. */
    private static final int SCORE_SET = 0;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_CHANGE = 100;
    private static final Comparator<Change> HEAVIEST_FIRST = Comparator.comparingDouble(Change::weight)
            .reversed()
            .thenComparing(Change::name)
            .thenComparing(Change::kind);

    private final RuleSetModel from;
    private final RuleSetModel to;
    private final Path rules;
    private final List<Change> changes = new ArrayList<>();

    private enum Kind {
        NEW,
        GONE,
        POINTS,
        CHANGED,
        LINES
    }

    /** One difference; its weight is by how many points a message may be judged otherwise. */
    private record Change(Kind kind, String name, double weight, String text) {}

    private GenerationDiff(RuleSetModel from, RuleSetModel to, Path rules) {
        this.from = from;
        this.to = to;
        this.rules = rules;
    }

    /**
     * The differences as lines for a console: a summary, then the changes, first those that matter most.
     *
     * @param most changes that are told
     */
    public static List<String> lines(StoredGeneration from, StoredGeneration to, int most) throws IOException {
        RuleSetParser parser = new RuleSetParser();
        GenerationDiff diff = new GenerationDiff(
                parser.parse(from.ruleFolders()),
                parser.parse(to.ruleFolders()),
                to.folder().resolve(StoredGeneration.RULES));
        diff.compare();
        return diff.lines(most);
    }

    private void compare() {
        to.rules()
                .values()
                .forEach(rule -> from.rule(rule.name()).ifPresentOrElse(old -> compare(old, rule), () -> {
                    changes.add(
                            new Change(Kind.NEW, rule.name(), weight(rule), shown(rule) + "  " + rule.description()));
                }));
        from.rules().values().stream()
                .filter(rule -> to.rule(rule.name()).isEmpty())
                .forEach(rule -> changes.add(new Change(Kind.GONE, rule.name(), weight(rule), shown(rule))));
        Set<String> directives = new TreeSet<>(from.directives().keySet());
        directives.addAll(to.directives().keySet());
        directives.forEach(this::compareDirective);
    }

    private void compare(Rule old, Rule rule) {
        double difference = Math.abs(points(rule) - points(old));
        if (difference > 0) {
            changes.add(new Change(Kind.POINTS, rule.name(), difference, shown(old) + " -> " + shown(rule)));
        }
        if (!rule.test().equals(old.test()) || !rule.flags().equals(old.flags())) {
            changes.add(new Change(Kind.CHANGED, rule.name(), weight(rule), shown(rule) + "  " + place(rule)));
        }
    }

    private void compareDirective(String name) {
        Set<String> before = values(from.directives(name));
        Set<String> now = values(to.directives(name));
        long added = now.stream().filter(value -> !before.contains(value)).count();
        long removed = before.stream().filter(value -> !now.contains(value)).count();
        if (added + removed > 0) {
            changes.add(new Change(Kind.LINES, name, 0, "+" + added + " -" + removed));
        }
    }

    private static Set<String> values(List<Directive> lines) {
        Set<String> values = new LinkedHashSet<>();
        lines.forEach(line -> values.add(line.value()));
        return values;
    }

    /** Rules that only serve others have no points, whatever their scores say. */
    private static double points(Rule rule) {
        return rule.isSubrule() ? 0 : rule.scores().of(SCORE_SET);
    }

    private static double weight(Rule rule) {
        return Math.abs(points(rule));
    }

    private static String shown(Rule rule) {
        return rule.isSubrule() ? "" : String.format(Locale.ROOT, "%.3f", points(rule));
    }

    private String place(Rule rule) {
        Path file = Path.of(rule.source().file());
        Path shown = file.startsWith(rules) ? rules.relativize(file) : file;
        return shown + ":" + rule.source().line();
    }

    private List<String> lines(int most) {
        List<Change> told = changes.stream().sorted(HEAVIEST_FIRST).limit(most).toList();
        int width =
                told.stream().mapToInt(change -> change.name().length()).max().orElse(1);
        String format = "  %-7s  %-" + Math.min(width, LONGEST_NAME) + "s  %s";
        Stream<String> rows = told.stream().map(change -> line(format, change));
        return Stream.of(Stream.of(summary()), rows, rest(told.size()).stream())
                .flatMap(lines -> lines)
                .toList();
    }

    private static String line(String format, Change change) {
        return String.format(
                        Locale.ROOT,
                        format,
                        change.kind().name().toLowerCase(Locale.ROOT),
                        cut(change.name(), LONGEST_NAME),
                        cut(change.text().strip(), LONGEST_CHANGE))
                .stripTrailing();
    }

    /** What comes from rules may be anything, also a line's end. */
    private static String cut(String text, int longest) {
        String printable = text.replaceAll("\\p{Cntrl}|\\R", " ");
        return printable.length() <= longest ? printable : printable.substring(0, longest - 3) + "...";
    }

    private Optional<String> rest(int told) {
        int left = changes.size() - told;
        return left > 0 ? Optional.of("  and " + left + " more") : Optional.empty();
    }

    private String summary() {
        String rulesAndPoints = "+" + counted(Kind.NEW, "rule") + ", -" + counted(Kind.GONE, "rule") + ", "
                + count(Kind.POINTS) + " points changed, " + counted(Kind.CHANGED, "definition") + " changed";
        return count(Kind.LINES) == 0
                ? rulesAndPoints
                : rulesAndPoints + ", " + counted(Kind.LINES, "list") + " of other lines changed";
    }

    private String counted(Kind kind, String word) {
        long count = count(kind);
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
