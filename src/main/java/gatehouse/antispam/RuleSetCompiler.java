package gatehouse.antispam;

import gatehouse.antispam.checks.Check;
import gatehouse.antispam.checks.Checks;
import gatehouse.antispam.checks.Registries;
import gatehouse.antispam.match.PatternException;
import gatehouse.antispam.rules.PatternText;
import gatehouse.antispam.rules.Problem;
import gatehouse.antispam.rules.Rule;
import gatehouse.antispam.rules.RuleFlags;
import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleTest;
import gatehouse.antispam.rules.TextKind;
import gatehouse.antispam.text.HeaderQuery;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.TextSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a rule set's model into what runs. A rule that cannot be compiled never hits, and is named among the problems.
 * For one compilation, on one thread.
 */
final class RuleSetCompiler {
    /** The points that count: no network, no Bayes. */
    private static final int SCORE_SET = 0;

    /** Hits that are counted where a rule says no number. */
    private static final int MAX_HITS = 1_000;

    /** Of expressions and the metas in them, so that their evaluation needs little stack. */
    private static final int MAX_HEIGHT = 400;

    private static final RuleRun NEVER = new RuleRun.Never();

    private final RuleSetModel model;
    private final RegistryBoundaries registries;
    private final Checks checks;
    private final TextSources sources;
    private final Runnable check;
    private final Captures captures = new Captures();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, RuleRun> runs = new HashMap<>();
    private final Map<String, Integer> heights = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param check is run often, and ends the compilation by throwing */
    RuleSetCompiler(RuleSetModel model, Runnable check) {
        this.model = model;
        this.check = check;
        sources = new TextSources(check);
        registries = Registries.of(model);
        checks = Checks.of(model, registries);
    }

    RuleSet compile() {
        List<Rule> rules = inOrder().toList();
        rules.forEach(rule -> numbers.put(rule.name(), numbers.size()));
        rules.stream().filter(rule -> points(rule) != 0).forEach(this::compile);
        List<CompiledRule> compiled = rules.stream().map(this::compiled).toList();
        TextSettings settings = new TextSettingsReader(model, registries, problems, check).read();
        return new RuleSet(compiled, sources.build(), settings, problems);
    }

    /** What captures, then who wants captures, then metas, each after those that it needs. */
    private Stream<Rule> inOrder() {
        Map<Boolean, List<Rule>> others = model.rules().values().stream()
                .filter(rule -> !(rule.test() instanceof RuleTest.Meta))
                .collect(Collectors.partitioningBy(this::isConsumer));
        return Stream.of(
                        others.getOrDefault(false, List.of()).stream(),
                        others.getOrDefault(true, List.of()).stream(),
                        model.metaOrder().stream().flatMap(name -> model.rule(name).stream()))
                .flatMap(rules -> rules);
    }

    private boolean isConsumer(Rule rule) {
        check.run();
        return Captures.isConsumer(rule.test());
    }

    private static double points(Rule rule) {
        return rule.scores().of(SCORE_SET);
    }

    private CompiledRule compiled(Rule rule) {
        RuleRun run = runs.getOrDefault(rule.name(), NEVER);
        return new CompiledRule(rule.name(), points(rule), rule.description(), !rule.isSubrule(), run);
    }

    private void compile(Rule rule) {
        check.run();
        try {
            runs.put(rule.name(), run(rule));
        } catch (PatternException | IllegalArgumentException e) {
            problems.add(new Problem(rule.source(), rule.name(), String.valueOf(e.getMessage())));
        }
    }

    private RuleRun run(Rule rule) throws PatternException {
        RuleTest test = rule.test();
        if (test instanceof RuleTest.Meta meta) {
            return meta(rule.name(), meta);
        }
        if (rule.flags().net()) {
            return NEVER;
        }
        if (test instanceof RuleTest.Header header) {
            int source = sources.header(header.header(), header.ifUnset());
            RuleRun run = pattern(rule, source, header.pattern());
            return header.negated() ? new RuleRun.Negated(run) : run;
        }
        if (test instanceof RuleTest.MimeHeader header) {
            return mimeHeader(rule, header);
        }
        if (test instanceof RuleTest.Text text) {
            return pattern(rule, sources.text(text.kind()), text.pattern());
        }
        if (test instanceof RuleTest.HeaderExists exists) {
            return new RuleRun.HeaderExists(
                    new HeaderQuery(exists.header().name(), exists.header().modifiers()));
        }
        if (test instanceof RuleTest.UriDetail uri) {
            return new RuleRun.OneUri(UriConditions.of(uri));
        }
        return test instanceof RuleTest.Eval eval ? eval(eval) : NEVER;
    }

    private RuleRun pattern(Rule rule, int source, PatternText text) throws PatternException {
        if (Captures.isConsumer(rule.test())) {
            RuleRun.Pattern outline = add(rule, source, Captures.outline(text));
            return new RuleRun.Capturing(outline, text, captures.wantedBy(text));
        }
        RuleRun.Pattern run = add(rule, source, text);
        captures.produce(text, run);
        return run;
    }

    private RuleRun.Pattern add(Rule rule, int source, PatternText text) throws PatternException {
        int index = sources.add(source, rule.name(), text);
        return new RuleRun.Pattern(source, index, firstPiece(rule), maxHits(rule.flags()));
    }

    private RuleRun mimeHeader(Rule rule, RuleTest.MimeHeader header) throws PatternException {
        PartSelection parts = PartSelection.of(rule.flags());
        int source = sources.mimeHeader(header.header(), header.ifUnset(), parts);
        int index = sources.add(source, rule.name(), header.pattern());
        if (header.negated()) {
            return new RuleRun.AnyPieceWithout(source, index);
        }
        RuleRun.Pattern run = new RuleRun.Pattern(source, index, 0, maxHits(rule.flags()));
        return rule.flags().multiple() ? new RuleRun.InOnePiece(run) : run;
    }

    private static int firstPiece(Rule rule) {
        boolean isBody = rule.test() instanceof RuleTest.Text text && text.kind() == TextKind.BODY;
        return isBody && rule.flags().has("nosubject") ? 1 : 0;
    }

    private static int maxHits(RuleFlags flags) {
        return flags.multiple() ? flags.maxHits().orElse(MAX_HITS) : 1;
    }

    private RuleRun eval(RuleTest.Eval eval) {
        Check check = checks.make(eval)
                .orElseThrow(() -> new IllegalArgumentException("unknown function " + eval.function()));
        return new RuleRun.Eval(check);
    }

    private RuleRun meta(String name, RuleTest.Meta meta) {
        int below = meta.expression().rules().stream()
                .mapToInt(rule -> heights.getOrDefault(rule, 0))
                .max()
                .orElse(0);
        int height = below + meta.expression().depth();
        if (height > MAX_HEIGHT) {
            throw new IllegalArgumentException("metas nested deeper than " + MAX_HEIGHT);
        }
        heights.put(name, height);
        return new RuleRun.Meta(Formula.of(meta.expression(), numbers));
    }
}
