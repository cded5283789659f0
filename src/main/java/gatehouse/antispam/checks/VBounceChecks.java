package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Functions that tell bounces of mail that was sent from here, whose Received fields name a relay of ours, from those of
 * forged mail. Immutable; safe for threads.
 */
final class VBounceChecks {
    private static final String RECEIVED = "Received:";
    private static final Pattern BODY = Pattern.compile("\\n\\r?\\n.*+", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\\n" + RECEIVED + ".{0,998}+(?:\\n[ \\t].{0,998}+){0,20}+");
    private static final Pattern FOLD = Pattern.compile("\\r?+\\n[ \\t]++");

    private static final Pattern HOST = Pattern.compile("(?<= )[\\w-]++(?:\\.[\\w-]++)++(?= )");

    private final GlobMap<Boolean> relays = new GlobMap<>(true);
    private final boolean hasRelays;

    VBounceChecks(RuleSetModel model) {
        hasRelays = !model.directives("welcomelist_bounce_relays").isEmpty();
        DirectiveWords.lower(model, "welcomelist_bounce_relays").forEach(relay -> relays.put(relay, true));
    }

    Map<String, CheckMaker> functions() {
        CheckMaker bounced = arguments -> Check.when(this::isBounced);
        return Map.of(
                "have_any_bounce_relays", arguments -> Check.when(message -> hasRelays),
                "check_welcomelist_bounce_relays", bounced,
                "check_whitelist_bounce_relays", bounced);
    }

    private boolean isBounced(CheckedMessage message) {
        return hasRelays && Stream.concat(quoted(message), attached(message)).anyMatch(this::namesRelay);
    }

    /** Paragraphs that quote a header. */
    private static Stream<String> quoted(CheckedMessage message) {
        return message.texts().body().stream().map(VBounceChecks::octets).filter(line -> line.contains(RECEIVED));
    }

    /** The fields of messages within the message. */
    private static Stream<String> attached(CheckedMessage message) {
        Matcher body = BODY.matcher(octets(message.texts().full()));
        return body.find() ? FIELD.matcher(body.group()).results().map(MatchResult::group) : Stream.of();
    }

    private boolean namesRelay(String received) {
        return HOST.matcher(FOLD.matcher(received).replaceAll(" "))
                .results()
                .map(host -> host.group().toLowerCase(Locale.ROOT))
                .anyMatch(relays::matches);
    }

    private static String octets(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
