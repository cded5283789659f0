package gatehouse.antispam;

import gatehouse.antispam.rules.Problem;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.TextSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A compiled rule set: what one generation of definitions is to the engine. Compiled once, which takes seconds. Immutable
 * but for its bench, where rules sit that took too long too often; safe for any number of threads.
 */
public final class RuleSet {
    private final List<CompiledRule> rules;
    private final int[] scored;
    private final List<TextSource> sources;
    private final TextSettings textSettings;
    private final List<Problem> problems;
    private final RuleBench bench = new RuleBench();

    RuleSet(List<CompiledRule> rules, List<TextSource> sources, TextSettings textSettings, List<Problem> problems) {
        this.rules = List.copyOf(rules);
        scored = IntStream.range(0, rules.size())
                .filter(number -> rules.get(number).isScored())
                .toArray();
        this.sources = List.copyOf(sources);
        this.textSettings = textSettings;
        this.problems = List.copyOf(problems);
    }

    /** Compiles whatever the model holds, however long it takes. */
    public static RuleSet compile(RuleSetModel model) {
        return compile(model, () -> {});
    }

    /** The same; {@code check} is run often, and ends the compilation by throwing. */
    static RuleSet compile(RuleSetModel model, Runnable check) {
        return new RuleSetCompiler(model, check).compile();
    }

    /** What could not be compiled; the parser's problems are the model's. */
    public List<Problem> problems() {
        return problems;
    }

    /** The rules that are not run any more, since they took too many steps for too many messages. */
    public List<String> benched() {
        return bench.benched();
    }

    /** How many rules there are, those for metas included. */
    public int size() {
        return rules.size();
    }

    /** The points and descriptions of the rules that are scored, by name. */
    Map<String, ScoreTable.Entry> scores() {
        return Arrays.stream(scored)
                .mapToObj(rules::get)
                .collect(Collectors.toMap(
                        CompiledRule::name, rule -> new ScoreTable.Entry(rule.points(), rule.description())));
    }

    /** Scores a message as received. It never throws, whatever the message is. */
    public SpamScore score(byte[] message) {
        Scoring scoring = scoring(message);
        List<Hit> hits = new ArrayList<>();
        for (int number : scored) {
            if (scoring.value(number) != 0) {
                CompiledRule rule = rules.get(number);
                hits.add(new Hit(
                        rule.name(),
                        rule.points(),
                        rule.description(),
                        rule.run().evidence(scoring)));
            }
        }
        return SpamScore.of(hits, scoring.overBudget());
    }

    /** The names of all rules that hit a message, also of those that only serve metas: every rule is run. */
    public Set<String> hits(byte[] message) {
        Scoring scoring = scoring(message);
        Set<String> hits = new TreeSet<>();
        for (int number = 0; number < rules.size(); number++) {
            if (scoring.value(number) != 0) {
                hits.add(rules.get(number).name());
            }
        }
        return hits;
    }

    /**
     * The nanoseconds that each rule takes on a message, all of them run, and by names in parentheses the texts and their
     * scans. Each is without the others: a meta comes after the rules that it needs.
     */
    public Map<String, Long> times(byte[] message) {
        Scoring scoring = scoring(message);
        Map<String, Long> times = new HashMap<>(scoring.scanAll());
        for (int number = 0; number < rules.size(); number++) {
            long start = System.nanoTime();
            scoring.value(number);
            times.put(rules.get(number).name(), System.nanoTime() - start);
        }
        return times;
    }

    private Scoring scoring(byte[] message) {
        return new Scoring(rules, sources, bench, MessageTexts.of(message, textSettings));
    }
}
