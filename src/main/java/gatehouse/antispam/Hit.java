package gatehouse.antispam;

import java.util.List;

/**
 * A rule that hit a message. Immutable.
 *
 * @param points what it adds to the score; negative where it speaks for the message
 * @param description empty where the rule set has none
 * @param evidence what matched, bounded and escaped; for a meta the rules that it stands on; may be empty
 */
public record Hit(String rule, double points, String description, List<String> evidence) {
    public Hit {
        evidence = List.copyOf(evidence);
    }
}
