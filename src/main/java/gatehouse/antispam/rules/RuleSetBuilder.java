package gatehouse.antispam.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the statements of all files one by one and builds the model from what they add up to. A later definition of a
 * rule replaces an earlier one. Metas are read last, since {@code rules_matching} needs the names of all rules. For one
 * parse, on one thread.
 */
final class RuleSetBuilder {
    /** What is not of this form is no directive of any version, but something else than rules. */
    private static final Pattern DIRECTIVE = Pattern.compile("[a-z][a-z0-9_]*+");

    private static final int MAX_UNKNOWN = 1_000;
    private static final int MAX_SHOWN = 20;

    private final RuleLimits limits;
    private final Problems problems;
    private final Runnable check;
    private final Map<String, Statement> metas = new LinkedHashMap<>();
    private final Map<String, RuleTest> tests = new LinkedHashMap<>();
    private final Map<String, RuleSource> sources = new HashMap<>();
    private final Map<String, Scores> scores = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private final Map<String, RuleFlags> flags = new HashMap<>();
    private final Map<String, Integer> priorities = new HashMap<>();
    private final List<PatternText> redirectors = new ArrayList<>();
    private final Set<String> plugins = new LinkedHashSet<>();
    private final Map<String, Integer> unknown = new TreeMap<>();
    private final Replacements replacements;
    private final Directives directives;

    RuleSetBuilder(RuleLimits limits, Problems problems, Runnable check) {
        this.limits = limits;
        this.problems = problems;
        this.check = check;
        this.replacements = new Replacements(limits.rules());
        this.directives = new Directives(limits.directives());
    }

    void accept(Statement statement) {
        check.run();
        try {
            dispatch(statement);
        } catch (RuleSyntaxException e) {
            problems.add(statement.source(), subject(statement), e.reason());
        }
    }

    RuleSetModel build() {
        replaceTags();
        readMetas();
        MetaGraph graph = MetaGraph.of(tests);
        graph.cycles().forEach(this::reportCycle);
        graph.cycles().forEach(tests.keySet()::removeAll);
        Map<String, Rule> rules = new LinkedHashMap<>();
        Set<String> net = graph.netRules(this::flags);
        tests.forEach((name, test) -> rules.put(name, rule(name, test, net.contains(name))));
        return new RuleSetModel(
                rules,
                graph.order(),
                graph.undefined(),
                directives.all(),
                redirectors,
                plugins,
                unknown,
                problems.listed(),
                problems.count());
    }

    private void dispatch(Statement statement) throws RuleSyntaxException {
        switch (statement.key()) {
            case "header" -> define(statement, TestParser.header(statement.afterFirstWord()));
            case "mimeheader" -> define(statement, TestParser.mimeHeader(statement.afterFirstWord()));
            case "body" -> text(TextKind.BODY, statement);
            case "rawbody" -> text(TextKind.RAWBODY, statement);
            case "uri" -> text(TextKind.URI, statement);
            case "full" -> text(TextKind.FULL, statement);
            case "uri_detail" -> define(statement, TestParser.uriDetail(statement.afterFirstWord()));
            case "askdns" -> define(statement, new RuleTest.Network("askdns", statement.afterFirstWord()));
            case "meta" -> meta(statement);
            default -> attribute(statement);
        }
    }

    private void attribute(Statement statement) throws RuleSyntaxException {
        switch (statement.key()) {
            case "score" -> score(statement);
            case "describe" -> descriptions.put(named(statement, descriptions), decoded(statement.afterFirstWord()));
            case "tflags" -> flags.put(named(statement, flags), RuleFlags.parse(statement.afterFirstWord()));
            case "priority" -> priorities.put(named(statement, priorities), priority(statement.afterFirstWord()));
            case "redirector_pattern" -> redirector(statement);
            case "loadplugin", "tryplugin" -> loadPlugin(statement.firstWord());
            case "replace_tag",
                    "replace_pre",
                    "replace_inter",
                    "replace_post",
                    "replace_rules",
                    "replace_start",
                    "replace_end" -> replacements.accept(statement);
            default -> directive(statement);
        }
    }

    private void redirector(Statement statement) throws RuleSyntaxException {
        if (redirectors.size() >= limits.rules()) {
            throw new RuleSyntaxException("more than " + limits.rules() + " patterns");
        }
        redirectors.add(PatternText.parse(statement.value()));
    }

    private void loadPlugin(String plugin) {
        if (plugins.size() < MAX_UNKNOWN) {
            plugins.add(Excerpt.of(plugin));
        }
    }

    private void directive(Statement statement) throws RuleSyntaxException {
        Optional<String> present = DirectiveNames.present(statement.key());
        if (present.isPresent()) {
            directives.add(new Directive(present.get(), statement.value(), statement.source()));
        } else if (DIRECTIVE.matcher(statement.key()).matches()) {
            countUnknown(statement.key());
        } else {
            throw new RuleSyntaxException("no directive");
        }
    }

    private void countUnknown(String key) {
        String name = Excerpt.of(key);
        if (unknown.size() < MAX_UNKNOWN || unknown.containsKey(name)) {
            unknown.merge(name, 1, Integer::sum);
        }
    }

    private void text(TextKind kind, Statement statement) throws RuleSyntaxException {
        define(statement, TestParser.text(kind, statement.afterFirstWord()));
    }

    private void define(Statement statement, RuleTest test) throws RuleSyntaxException {
        String name = named(statement, sources);
        metas.remove(name);
        tests.put(name, test);
        sources.put(name, statement.source());
    }

    private void meta(Statement statement) throws RuleSyntaxException {
        String name = named(statement, sources);
        tests.remove(name);
        metas.put(name, statement);
        sources.put(name, statement.source());
    }

    /** The rule's name, if the limit still lets one more in. */
    private String named(Statement statement, Map<String, ?> known) throws RuleSyntaxException {
        String name = RuleName.of(statement);
        if (known.size() >= limits.rules() && !known.containsKey(name)) {
            throw new RuleSyntaxException("more than " + limits.rules() + " rules");
        }
        return name;
    }

    private void score(Statement statement) throws RuleSyntaxException {
        String name = named(statement, scores);
        List<String> columns = List.of(statement.afterFirstWord().split("\\s+", 6));
        scores.put(name, Scores.parse(columns, Optional.ofNullable(scores.get(name))));
    }

    private static int priority(String text) throws RuleSyntaxException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RuleSyntaxException("not a priority: " + Excerpt.of(text));
        }
    }

    /** Descriptions are shown to people, so they are the only texts whose charset matters here. */
    private static String decoded(String latin1) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return latin1;
        }
    }

    private void replaceTags() {
        for (String name : replacements.rules()) {
            check.run();
            Optional.ofNullable(tests.get(name)).ifPresent(test -> replaceTags(name, test));
        }
    }

    private void replaceTags(String name, RuleTest test) {
        try {
            if (test instanceof RuleTest.Text text) {
                tests.put(name, new RuleTest.Text(text.kind(), replaced(text.pattern())));
            } else if (test instanceof RuleTest.Header header) {
                PatternText pattern = replaced(header.pattern());
                tests.put(name, new RuleTest.Header(header.header(), header.negated(), pattern, header.ifUnset()));
            }
        } catch (RuleSyntaxException e) {
            tests.remove(name);
            problems.add(source(name), name, e.reason());
        }
    }

    private PatternText replaced(PatternText pattern) throws RuleSyntaxException {
        return pattern.withRegex(replacements.apply(pattern.regex(), limits.lineLength()));
    }

    private void readMetas() {
        Set<String> names = new LinkedHashSet<>(tests.keySet());
        names.addAll(metas.keySet());
        MetaReader reader = new MetaReader(names, check);
        for (Map.Entry<String, Statement> meta : metas.entrySet()) {
            check.run();
            try {
                String text = meta.getValue().afterFirstWord();
                tests.put(meta.getKey(), new RuleTest.Meta(reader.read(meta.getKey(), text)));
            } catch (RuleSyntaxException e) {
                problems.add(meta.getValue().source(), meta.getKey(), e.reason());
            }
        }
    }

    private void reportCycle(List<String> cycle) {
        String first = cycle.get(0);
        problems.add(source(first), first, "metas depend on each other: " + shown(cycle));
    }

    private static String shown(List<String> cycle) {
        String names = cycle.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "));
        return cycle.size() > MAX_SHOWN ? names + ", …" : names;
    }

    private Rule rule(String name, RuleTest test, boolean net) {
        RuleFlags ruleFlags = flags(name);
        return new Rule(
                name,
                test,
                Optional.ofNullable(scores.get(name)).orElseGet(() -> Scores.byDefault(name, ruleFlags)),
                descriptions.getOrDefault(name, ""),
                net ? ruleFlags.with("net") : ruleFlags,
                priorities.getOrDefault(name, 0),
                source(name));
    }

    private RuleFlags flags(String name) {
        return flags.getOrDefault(name, RuleFlags.NONE);
    }

    private RuleSource source(String name) {
        return sources.getOrDefault(name, new RuleSource("", 0));
    }

    private static String subject(Statement statement) {
        String first = statement.firstWord();
        return RuleName.isValid(first) ? first : statement.key();
    }
}
