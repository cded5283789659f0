package gatehouse.antispam.checks;

import gatehouse.antispam.rules.Directive;
import gatehouse.antispam.rules.RuleSetModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages in which mail is welcome, as {@code ok_locales} lists them, by the charsets that they are written in.
 * Immutable; safe for threads.
 */
final class Locales {
    private static final String ALL = "all";
    private static final Pattern SPACE = Pattern.compile("\\s++");

    /** What is not only for one script. */
    private static final Pattern WESTERN =
            Pattern.compile("(?:us-)?ascii|(?:iso.8859-|iso-10646|utf|unicode|windows|cp125|x-unknown).*+");

    private static final Map<String, Pattern> CHARSETS = Map.of(
            "ja", Pattern.compile("euc-?jp|iso-2022-jp|jis_x0201|shift.jis|sjis"),
            "ko", Pattern.compile("euc-kr|ks_c_5601-1987"),
            "ru", Pattern.compile("koi8-[rtu]|cp866"),
            "th", Pattern.compile("tis-620"),
            "zh", Pattern.compile("big-?5(?:-hkscs)?|gb2312|gbk|gb18030|gb1988|euc-tw|iso-2022-cn"));

    private static final Pattern CHARSET =
            Pattern.compile("charset=(?:\"([^\"]++)\"|'([^']++)'|(\\S++))", Pattern.CASE_INSENSITIVE);
    private static final int FEW = 3;

    private final Set<String> welcome;

    private Locales(Set<String> welcome) {
        this.welcome = welcome;
    }

    static Locales of(RuleSetModel model) {
        List<Directive> lines = model.directives("ok_locales");
        String last = lines.isEmpty() ? ALL : lines.get(lines.size() - 1).value();
        return new Locales(Set.copyOf(List.of(SPACE.split(last.strip().toLowerCase(Locale.ROOT)))));
    }

    /** The charset that a Content-Type gives to those who know no MIME. */
    static Optional<String> charset(String contentType) {
        Matcher found = CHARSET.matcher(contentType);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(found.group(1))
                .or(() -> Optional.ofNullable(found.group(2)))
                .or(() -> Optional.ofNullable(found.group(3)));
    }

    /** Whether a charset is that of a language in which no mail is welcome. */
    boolean isFarAway(String charset) {
        String lower = charset.toLowerCase(Locale.ROOT);
        return !welcome.contains(ALL)
                && !WESTERN.matcher(lower).matches()
                && welcome.stream()
                        .noneMatch(locale -> CHARSETS.containsKey(locale)
                                && CHARSETS.get(locale).matcher(lower).matches());
    }

    /** Whether a part says that it is in such a charset. */
    boolean isFarAwayPart(CheckedMessage message) {
        return !welcome.contains(ALL)
                && MimeFacts.of(message).charsets().stream().anyMatch(this::isFarAway);
    }

    /** Whether the message says that it is, and has enough octets that are no ASCII. */
    boolean isFarAwayText(CheckedMessage message) {
        return !welcome.contains(ALL)
                && charset(message.texts().parts().get(0).header("Content-Type"))
                        .filter(this::isFarAway)
                        .isPresent()
                && hasMoreOthersThanAscii(message.texts().body());
    }

    private static boolean hasMoreOthersThanAscii(List<byte[]> lines) {
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
