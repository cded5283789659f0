package gatehouse.antispam.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that the files of a rule set say, as data. Immutable, safe for any number of threads.
 *
 * @param rules by name; metas after the others, otherwise in the order of the files
 * @param metaOrder the names of the metas, each after those it needs
 * @param undefinedRules names that metas use and no file defines; they count as 0
 * @param directives lines that define no rule, by their present name, without those that later lines cleared
 * @param redirectorPatterns in the order of the files
 * @param loadedPlugins names that {@code loadplugin} gave; noted only, {@link Capabilities} decide
 * @param unknownDirectives names of lines that were not understood, and how many there were
 * @param problems the first ones; {@link #problemCount} counts them all
 */
public record RuleSetModel(
        Map<String, Rule> rules,
        List<String> metaOrder,
        Set<String> undefinedRules,
        Map<String, List<Directive>> directives,
        List<PatternText> redirectorPatterns,
        Set<String> loadedPlugins,
        Map<String, Integer> unknownDirectives,
        List<Problem> problems,
        int problemCount) {
    public RuleSetModel {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        metaOrder = List.copyOf(metaOrder);
        undefinedRules = Set.copyOf(undefinedRules);
        directives = Map.copyOf(directives);
        redirectorPatterns = List.copyOf(redirectorPatterns);
        loadedPlugins = Set.copyOf(loadedPlugins);
        unknownDirectives = Map.copyOf(unknownDirectives);
        problems = List.copyOf(problems);
    }

    public Optional<Rule> rule(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    /** The words of all lines of one directive, as written. */
    public Stream<String> words(String name) {
        return directives(name).stream()
                .flatMap(line -> Stream.of(line.value().split("\\s+")))
                .filter(word -> !word.isEmpty());
    }

    /** The lines of one directive in the order of the files, by its present name. */
    public List<Directive> directives(String name) {
        return directives.getOrDefault(name, List.of());
    }
}
