package gatehouse.antispam;

import java.util.Map;

/**
 * The points and descriptions of a generation's scored rules: what past hits are judged again by. Immutable.
 *
 * @param generation its id
 */
public record ScoreTable(String generation, Map<String, Entry> rules) {
    public ScoreTable {
        rules = Map.copyOf(rules);
    }

    /** A rule's points, and what it tells people. */
    public record Entry(double points, String description) {}
}
