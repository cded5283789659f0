package gatehouse.antispam.checks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which charsets mail in the languages of a locale uses. Static functions only. */
final class CharsetLocales {
    /** Of any language. */
    private static final Pattern COMMON =
            Pattern.compile("(?:iso8859|cp1|windows|utf|unicode|usascii|ascii|xunknown).*+", Pattern.DOTALL);

    private static final Map<String, Set<String>> CHARSETS = Map.of(
            "ja",
            Set.of(
                    "eucjp",
                    "iso2022jp",
                    "jis7",
                    "jisx0201",
                    "jisx020119760",
                    "jisx0208",
                    "jisx0212",
                    "jisx021320001",
                    "jisx021320002",
                    "shiftjis",
                    "sjis"),
            "ko",
            Set.of("euckr", "ksc56011987"),
            "ru",
            Set.of("cp866", "georgianps", "isoir111", "koi8r", "koi8t", "koi8u", "pt154"),
            "th",
            Set.of("tis620"),
            "zh",
            Set.of("big5", "big5hkscs", "euctw", "gb1988", "gb2312", "gb18030", "gbk", "iso2022cn"));

    private CharsetLocales() {}

    /** Whether a charset, as mail names it, is one of these locales', such as {@code en} and {@code ja}; {@code all} is any. */
    static boolean isOf(Collection<String> locales, String charset) {
        String plain = plain(charset);
        return locales.contains("all")
                || COMMON.matcher(plain).matches()
                || locales.stream()
                        .anyMatch(locale ->
                                CHARSETS.getOrDefault(locale, Set.of()).contains(plain));
    }

    private static String plain(String charset) {
        return charset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The locales that the last of some {@code ok_locales} lines allows; all if there is none. */
    static List<String> allowed(List<String> lines) {
        return lines.isEmpty()
                ? List.of("all")
                : List.of(lines.get(lines.size() - 1).split("\\s+"));
    }
}
