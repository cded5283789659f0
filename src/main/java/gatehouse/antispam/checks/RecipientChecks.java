package gatehouse.antispam.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Functions about who a message is addressed to. Static functions only. */
final class RecipientChecks {
    private static final Field TO = Field.named("To");
    private static final Field TO_CC = Field.named("ToCc");
    private static final Field BCC = Field.named("Bcc");
    private static final Field APPARENTLY_TO = Field.named("Apparently-To:raw");

    /** Fewer may well be sorted, or alike, by chance. */
    private static final int MIN_SORTED = 7;

    private static final int MIN_SIMILAR = 5;
    private static final int SIMILAR_LENGTH = 2;

    private static final int MAX = 256;
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.=-])[\\w.=-]++@\\w[\\w-]*+(?:\\.[\\w-]++)++");

    private RecipientChecks() {}

    static Map<String, CheckMaker> functions() {
        return Map.of(
                "check_for_missing_to_header", arguments -> Check.when(RecipientChecks::hasNoRecipient),
                "sorted_recipients", arguments -> Check.when(message -> isSorted(recipients(message))),
                "similar_recipients", RecipientChecks::similar);
    }

    private static boolean hasNoRecipient(CheckedMessage message) {
        return !TO.isIn(message) && !APPARENTLY_TO.isIn(message);
    }

    private static boolean isSorted(List<String> recipients) {
        return recipients.size() >= MIN_SORTED
                && recipients.stream().sorted().toList().equals(recipients);
    }

    /** The share of pairs that begin alike. */
    private static Check similar(List<String> arguments) {
        NumberRange range = NumberRange.of(arguments);
        return Check.when(message -> range.contains(similarity(recipients(message))));
    }

    private static double similarity(List<String> recipients) {
        if (recipients.size() < MIN_SIMILAR) {
            return 0;
        }
        double alike = equalPairs(recipients, RecipientChecks::beginning)
                + equalPairs(recipients, recipient -> beginning(host(recipient)))
                - equalPairs(recipients, RecipientChecks::host);
        return alike / pairs(recipients.size());
    }

    private static double equalPairs(List<String> recipients, UnaryOperator<String> part) {
        Map<String, Integer> counts = new HashMap<>();
        recipients.forEach(recipient -> counts.merge(part.apply(recipient), 1, Integer::sum));
        return counts.values().stream().mapToDouble(RecipientChecks::pairs).sum();
    }

    private static double pairs(int count) {
        return count * (count - 1.0) / 2;
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(SIMILAR_LENGTH, text.length()));
    }

    private static String host(String address) {
        return address.substring(address.indexOf('@') + 1);
    }

    /** Those of To and Cc; where these are few, of Bcc too. Equal neighbours count once. */
    private static List<String> recipients(CheckedMessage message) {
        List<String> found = addresses(TO_CC.of(message));
        return withoutRepeats(found.size() < MIN_SIMILAR ? joined(found, addresses(BCC.of(message))) : found);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> addresses(String field) {
        return ADDRESS.matcher(COMMENT.matcher(field).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> withoutRepeats(List<String> addresses) {
        List<String> distinct = new ArrayList<>();
        String previous = "";
        for (String address : addresses) {
            if (distinct.size() < MAX && !address.equalsIgnoreCase(previous)) {
                distinct.add(address);
                previous = address;
            }
        }
        return distinct;
    }
}
