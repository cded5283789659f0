package gatehouse.antispam.checks;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.RuleSetModel;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The function about charsets of languages that nobody here reads, in headers. Immutable; safe for threads. */
final class FarawayChecks {
    private static final Field FROM = Field.named("From:raw");
    private static final Field SUBJECT = Field.named("Subject:raw");
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,100}+)\\?.\\?");

    private final List<String> locales;

    FarawayChecks(RuleSetModel model) {
        locales = CharsetLocales.allowed(
                model.directives("ok_locales").stream().map(Directive::value).toList());
    }

    Map<String, CheckMaker> functions() {
        return Map.of("check_for_faraway_charset_in_headers", arguments -> Check.when(this::isFaraway));
    }

    private boolean isFaraway(CheckedMessage message) {
        return Stream.of(FROM, SUBJECT)
                .flatMap(field -> WORD.matcher(field.of(message)).results())
                .anyMatch(word -> !CharsetLocales.isOf(locales, word.group(1)));
    }
}
