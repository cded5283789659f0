package gatehouse.antispam.checks;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.RuleSetModel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether texts are in charsets of languages that nobody here reads. Immutable; safe for threads. */
final class FarawayTexts {
    private static final Pattern CHARSET =
            Pattern.compile("charset=(?:\"([^\"]{1,100}+)\"|'([^']{1,100}+)'|(\\S{1,100}+))", Pattern.CASE_INSENSITIVE);
    private static final int FEW = 3;

    private final List<String> locales;

    FarawayTexts(RuleSetModel model) {
        locales = CharsetLocales.allowed(
                model.directives("ok_locales").stream().map(Directive::value).toList());
    }

    /** The charset that the header of a message gives to those who know no MIME. */
    static Optional<String> charset(CheckedMessage message) {
        Matcher found = CHARSET.matcher(message.texts().parts().get(0).header("Content-Type"));
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(found.group(1))
                .or(() -> Optional.ofNullable(found.group(2)))
                .or(() -> Optional.ofNullable(found.group(3)));
    }

    /** Whether a part says that it is in such a charset. */
    boolean isInAPart(CheckedMessage message) {
        return MimeFacts.of(message).charsets().stream().anyMatch(this::isFaraway);
    }

    /** Whether the message says that it is, and has more octets that are no ASCII than others. */
    boolean isInTheText(CheckedMessage message) {
        return charset(message).filter(this::isFaraway).isPresent()
                && isMostlyNoAscii(message.texts().body());
    }

    private boolean isFaraway(String charset) {
        return !CharsetLocales.isOf(locales, charset);
    }

    private static boolean isMostlyNoAscii(List<byte[]> lines) {
        long ascii = lines.size() - 1L;
        long others = 0;
        for (byte[] line : lines) {
            for (byte octet : line) {
                ascii += octet >= 0 ? 1 : 0;
                others += octet < 0 ? 1 : 0;
            }
        }
        return others > FEW && ascii <= others;
    }
}
