package gatehouse.antispam;

import gatehouse.antispam.checks.CheckedMessage;
import gatehouse.antispam.match.BacktrackMatcher;
import gatehouse.antispam.match.Budget;
import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.match.PatternParser;
import gatehouse.antispam.match.PatternSet;
import gatehouse.antispam.text.MessageTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One message under a rule set: each rule is run when its value is first asked for, each text is scanned when the first
 * of its rules is run. For one thread and one message.
 */
final class Scoring {
    /** How much of a match is shown. */
    private static final int MAX_EVIDENCE = 80;

    private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);

    private final List<CompiledRule> rules;
    private final List<TextSource> sources;
    private final RuleBench bench;
    private final CheckedMessage checked;
    private final double[] values;
    private final @Nullable Range[] ranges;
    private final @Nullable ScannedText[] texts;
    private final MessageBudget steps = new MessageBudget();
    private final List<String> overBudget = new ArrayList<>();

    Scoring(List<CompiledRule> rules, List<TextSource> sources, RuleBench bench, MessageTexts texts) {
        this.rules = rules;
        this.sources = sources;
        this.bench = bench;
        checked = new CheckedMessage(texts);
        ranges = new Range[rules.size()];
        this.texts = new ScannedText[sources.size()];
        values = new double[rules.size()];
        Arrays.fill(values, Double.NaN);
    }

    /** The text of a source, how many octets it has, and the scan of its patterns. */
    private record ScannedText(List<byte[]> pieces, int length, PatternSet.Scan scan) {
        ScannedText(List<byte[]> pieces, PatternSet.Scan scan) {
            this(pieces, pieces.stream().mapToInt(piece -> piece.length).sum(), scan);
        }
    }

    CheckedMessage checked() {
        return checked;
    }

    MessageTexts texts() {
        return checked.texts();
    }

    String name(int rule) {
        return rules.get(rule).name();
    }

    /** What the rule comes to; it is run now if it was not yet. */
    double value(int rule) {
        if (Double.isNaN(values[rule])) {
            values[rule] = range(rule).isZero() ? 0 : run(rules.get(rule));
        }
        return values[rule];
    }

    /** A rule that is given up has not hit, also where it hits when nothing matches. */
    private double run(CompiledRule rule) {
        double value = rule.run().value(this);
        return overBudget.contains(rule.name()) ? 0 : value;
    }

    /** What the rule can come to, without running it; one on the bench is not run. */
    Range range(int rule) {
        if (!Double.isNaN(values[rule])) {
            return Range.of(values[rule]);
        }
        Range known = ranges[rule];
        if (known == null) {
            known = bench.isBenched(name(rule))
                    ? Range.ZERO
                    : rules.get(rule).run().range(this);
            ranges[rule] = known;
        }
        return known;
    }

    boolean isCandidate(RuleRun.Pattern run) {
        return text(run).scan().isCandidate(run.pattern());
    }

    /** How often a pattern matches; that finding out takes too long is noted. */
    int count(RuleRun.Pattern run) {
        ScannedText text = text(run);
        Budget budget = steps.grant(text.length());
        BacktrackMatcher.Count count = text.scan().count(run.pattern(), run.firstPiece(), run.maxHits(), budget);
        settle(sources.get(run.source()).patterns().id(run.pattern()), budget, count.complete());
        return count.hits();
    }

    private void settle(String rule, Budget budget, boolean complete) {
        boolean hadSteps = steps.settle(budget);
        if (!complete) {
            overBudget.add(rule);
        }
        if (!complete && hadSteps) {
            bench.exceeded(rule);
        }
    }

    /** Whether each piece of the text is matched; there may be none. */
    boolean isMatchedEverywhere(RuleRun.AnyPieceWithout run) {
        TextSource source = sources.get(run.source());
        return source.pieces().apply(texts()).stream().allMatch(piece -> count(source, run.pattern(), 1, piece) > 0);
    }

    /** How often a pattern matches the first piece that it matches at all. */
    int countInOnePiece(RuleRun.Pattern run) {
        TextSource source = sources.get(run.source());
        return text(run).pieces().stream()
                .mapToInt(piece -> count(source, run.pattern(), run.maxHits(), piece))
                .filter(hits -> hits > 0)
                .findFirst()
                .orElse(0);
    }

    private int count(TextSource source, int pattern, int maxHits, byte[] piece) {
        Budget budget = steps.grant(piece.length);
        BacktrackMatcher.Count count = source.patterns().scan(List.of(piece)).count(pattern, 0, maxHits, budget);
        settle(source.patterns().id(pattern), budget, count.complete());
        return count.hits();
    }

    /** Whether one of the URIs has all that is asked for, as far as the steps reach. */
    boolean hasUri(UriConditions conditions) {
        Budget budget = steps.grant(0);
        boolean has = texts().uriDetails().stream().anyMatch(uri -> conditions.hold(uri, budget));
        steps.settle(budget);
        return has;
    }

    /** As the other, of a pattern that is completed first; 0 where nothing was captured for one of its templates. */
    int count(RuleRun.Capturing run) {
        Map<String, String> captured = new HashMap<>();
        run.captures().forEach((name, captures) -> captured(captures).ifPresent(text -> captured.put(name, text)));
        return captured.size() < run.captures().size() ? 0 : count(run, Captures.filled(run.pattern(), captured));
    }

    private int count(RuleRun.Capturing run, String regex) {
        RuleRun.Pattern outline = run.outline();
        try {
            BacktrackMatcher matcher = new BacktrackMatcher(
                    PatternParser.parse(regex, run.pattern().modifiers()));
            return count(outline, matcher);
        } catch (PatternException e) {
            LOG.debug("what was captured makes no pattern", e);
            return 0;
        }
    }

    private int count(RuleRun.Pattern outline, BacktrackMatcher matcher) {
        ScannedText text = text(outline);
        Budget budget = steps.grant(text.length());
        int hits = 0;
        boolean complete = true;
        for (int piece = outline.firstPiece(); piece < text.pieces().size() && hits < outline.maxHits(); piece++) {
            BacktrackMatcher.Count count = matcher.count(text.pieces().get(piece), outline.maxHits() - hits, budget);
            hits += count.hits();
            complete &= count.complete();
        }
        settle(sources.get(outline.source()).patterns().id(outline.pattern()), budget, complete);
        return hits;
    }

    private Optional<String> captured(List<Captures.Source> captures) {
        return captures.stream()
                .flatMap(capture -> capture.in(this).stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** What a group captured. */
    Optional<String> captured(Captures.Group capture) {
        return first(capture.run())
                .filter(place -> place.match().start(capture.group()) >= 0)
                .map(place -> {
                    byte[] piece = text(capture.run()).pieces().get(place.piece());
                    int start = place.match().start(capture.group());
                    return new String(
                            piece, start, place.match().end(capture.group()) - start, StandardCharsets.ISO_8859_1);
                });
    }

    /** The first match of a pattern. */
    Optional<PatternSet.Place> first(RuleRun.Pattern run) {
        ScannedText text = text(run);
        Budget budget = steps.grant(text.length());
        Optional<PatternSet.Place> first = text.scan().first(run.pattern(), run.firstPiece(), budget);
        steps.settle(budget);
        return first;
    }

    /** What a pattern matched first, escaped and bounded. */
    Optional<String> matched(RuleRun.Pattern run) {
        return first(run)
                .map(place -> Escaped.octets(
                        text(run).pieces().get(place.piece()),
                        place.match().start(),
                        Math.min(place.match().end(), place.match().start() + MAX_EVIDENCE)));
    }

    /** The rules that were given up, in the order in which they were run. */
    List<String> overBudget() {
        return overBudget;
    }

    private ScannedText text(RuleRun.Pattern run) {
        ScannedText known = texts[run.source()];
        if (known == null) {
            known = scanned(sources.get(run.source()));
            texts[run.source()] = known;
        }
        return known;
    }

    /** Makes and scans every text now, and tells how many nanoseconds each took. */
    Map<String, Long> scanAll() {
        Map<String, Long> times = new HashMap<>();
        for (int number = 0; number < texts.length; number++) {
            TextSource source = sources.get(number);
            long start = System.nanoTime();
            List<byte[]> pieces = source.pieces().apply(texts());
            long made = System.nanoTime();
            texts[number] = new ScannedText(pieces, source.patterns().scan(pieces));
            times.merge("(text of " + source.name() + ")", made - start, Long::sum);
            times.merge("(scan of " + source.name() + ")", System.nanoTime() - made, Long::sum);
        }
        return times;
    }

    private ScannedText scanned(TextSource source) {
        List<byte[]> pieces = source.pieces().apply(texts());
        return new ScannedText(pieces, source.patterns().scan(pieces));
    }
}
