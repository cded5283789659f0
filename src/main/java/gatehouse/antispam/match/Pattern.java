package gatehouse.antispam.match;

import java.util.Map;

/** A parsed pattern: its tree, the number of its capturing groups and their names. Immutable. */
public record Pattern(Node root, int groups, Map<String, Integer> names) {
    public Pattern {
        names = Map.copyOf(names);
    }
}
