package gatehouse.antispam.checks;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.MimePart;
import gatehouse.antispam.text.ParseFlag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Checks of a message's form: its parts, their types, encodings and charsets. */
final class MimeChecks {
    private static final Set<String> ALTERNATIVES = Set.of("multipart/related", "application/rtf");

    private MimeChecks() {}

    static Map<String, CheckMaker> makers(RuleSetModel model) {
        FarawayTexts faraway = new FarawayTexts(model);
        return Map.ofEntries(
                Map.entry("check_for_mime", arguments -> Check.when(fact(Arguments.text(arguments, 0), faraway))),
                Map.entry("check_for_mime_html", arguments -> Check.when(MimeChecks::hasHtml)),
                Map.entry("check_for_mime_html_only", arguments -> Check.when(MimeChecks::hasOnlyHtml)),
                Map.entry("check_mime_multipart_ratio", MimeChecks::multipartRatio),
                Map.entry("check_msg_parse_flags", MimeChecks::parseFlag),
                Map.entry("check_for_ascii_text_illegal", arguments -> Check.when(MimeChecks::hasIllegalAscii)),
                Map.entry("check_abundant_unicode_ratio", MimeChecks::escapeRatio),
                Map.entry("check_for_faraway_charset", arguments -> Check.when(faraway::isInTheText)),
                Map.entry("check_for_uppercase", MimeChecks::capitals),
                Map.entry("check_ma_non_text", arguments -> Check.when(MimeChecks::hasOddAlternative)),
                Map.entry("check_base64_length", MimeChecks::base64Line),
                Map.entry("check_qp_ratio", MimeChecks::quotedPrintableRatio));
    }

    private static Predicate<CheckedMessage> fact(String name, FarawayTexts faraway) {
        return switch (name) {
            case "mime_base64_count" -> message -> MimeFacts.of(message).base64() > 0;
            case "mime_base64_encoded_text" -> message -> MimeFacts.of(message).base64Text();
            case "mime_body_html_count" -> message -> MimeFacts.of(message).html() > 0;
            case "mime_body_text_count" -> message -> MimeFacts.of(message).text() > 0;
            case "mime_attachment" -> message -> MimeFacts.of(message).attachments() > 0;
            case "mime_bad_iso_charset" -> message -> MimeFacts.of(message).badIsoCharset();
            case "mime_faraway_charset" -> faraway::isInAPart;
            case "mime_missing_boundary" ->
                message -> message.texts().parseFlags().contains(ParseFlag.UNBALANCED_BOUNDARY);
            case "mime_multipart_alternative" ->
                message -> MimeFacts.of(message).alternative();
            case "mime_multipart_ratio" ->
                message -> AlternativeSizes.of(message).ratio() != 0;
            case "mime_qp_count" -> MimeChecks::hasQuotedPrintable;
            case "mime_qp_long_line" ->
                message -> QuotedPrintableFacts.of(message).longLine();
            case "mime_qp_ratio" -> message -> QuotedPrintableFacts.of(message).needless() > 0;
            case "mime_ascii_text_illegal" -> MimeChecks::hasIllegalAscii;
            case "mime_text_unicode_ratio" ->
                message -> PlainTextFacts.of(message).escapeRatio() > 0;
            default -> message -> false; // SpamAssassin knows none either, and its rules ask for some that are gone
        };
    }

    /** A message with such contents counts only where they encode more than they must. */
    private static boolean hasQuotedPrintable(CheckedMessage message) {
        QuotedPrintableFacts facts = QuotedPrintableFacts.of(message);
        return facts.isEmpty() ? MimeFacts.of(message).quotedPrintable() > 0 : facts.needless() > 0;
    }

    private static boolean hasHtml(CheckedMessage message) {
        return isHtml(message.texts()) || MimeFacts.of(message).html() > 0;
    }

    private static boolean hasOnlyHtml(CheckedMessage message) {
        MimeFacts facts = MimeFacts.of(message);
        return isHtml(message.texts()) || (facts.html() > 0 && facts.text() == 0);
    }

    private static boolean isHtml(MessageTexts texts) {
        return texts.parts().get(0).header("Content-Type").regionMatches(true, 0, "text/html", 0, "text/html".length());
    }

    private static Check multipartRatio(List<String> arguments) {
        double min = Arguments.number(arguments, 0);
        double max = Arguments.number(arguments, 1);
        return Check.when(message -> {
            double ratio = AlternativeSizes.of(message).ratio();
            return ratio >= min && ratio < max;
        });
    }

    private static Check parseFlag(List<String> arguments) {
        ParseFlag flag = ParseFlag.valueOf(Arguments.text(arguments, 0).toUpperCase(Locale.ROOT));
        return Check.when(message -> message.texts().parseFlags().contains(flag));
    }

    private static boolean hasIllegalAscii(CheckedMessage message) {
        return PlainTextFacts.of(message).illegalAscii();
    }

    private static Check escapeRatio(List<String> arguments) {
        double min = Arguments.number(arguments, 0);
        return Check.when(message -> PlainTextFacts.of(message).escapeRatio() >= min);
    }

    private static Check capitals(List<String> arguments) {
        double above = Arguments.number(arguments, 0);
        double max = Arguments.number(arguments, 1);
        return Check.when(message -> {
            double percentage = LetterCase.of(message).percentage();
            return percentage > above && percentage <= max;
        });
    }

    /** Whether something is offered as an alternative that is no text. */
    private static boolean hasOddAlternative(CheckedMessage message) {
        return message.texts().parts().stream()
                .filter(part -> part.type().equals("multipart/alternative"))
                .flatMap(part -> part.children().stream())
                .filter(MimePart::isLeaf)
                .map(MimePart::type)
                .anyMatch(type -> !ALTERNATIVES.contains(type) && !type.startsWith("text/"));
    }

    private static Check base64Line(List<String> arguments) {
        double min = Arguments.number(arguments, 0);
        double max = Limit.upper(arguments, 1);
        return Check.when(message -> {
            int length = message.texts().parts().stream()
                    .filter(part -> part.isLeaf() && part.encoding().equals("base64"))
                    .filter(part -> !part.declaredType().equals("application/ics"))
                    .mapToInt(MimePart::longestLine)
                    .max()
                    .orElse(0);
            return length >= min && length <= max;
        });
    }

    private static Check quotedPrintableRatio(List<String> arguments) {
        double min = Arguments.number(arguments, 0);
        return Check.when(message -> QuotedPrintableFacts.of(message).ratio() >= min);
    }
}
