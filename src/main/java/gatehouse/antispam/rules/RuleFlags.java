package gatehouse.antispam.rules;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule's {@code tflags}, in the order written. Immutable. */
public record RuleFlags(Set<String> names) {
    public static final RuleFlags NONE = new RuleFlags(Set.of());
    private static final int MAX_FLAGS = 20;
    private static final Pattern MAX_HITS = Pattern.compile("maxhits=([0-9]{1,9})");

    public RuleFlags {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    static RuleFlags parse(String text) {
        return new RuleFlags(Stream.of(text.split("\\s+", MAX_FLAGS + 1))
                .filter(flag -> !flag.isEmpty())
                .limit(MAX_FLAGS)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    public boolean has(String flag) {
        return names.contains(flag);
    }

    /** The rule counts its hits instead of ending at the first. */
    public boolean multiple() {
        return has("multiple");
    }

    /** The rule asks the network. */
    public boolean net() {
        return has("net");
    }

    /** The rule speaks for a message. */
    public boolean nice() {
        return has("nice");
    }

    /** The most hits that a rule with {@link #multiple} counts. */
    public OptionalInt maxHits() {
        return names.stream()
                .map(MAX_HITS::matcher)
                .filter(Matcher::matches)
                .mapToInt(form -> Integer.parseInt(form.group(1)))
                .findFirst();
    }

    RuleFlags with(String flag) {
        Set<String> more = new LinkedHashSet<>(names);
        more.add(flag);
        return new RuleFlags(more);
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
