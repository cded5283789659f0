package gatehouse.antispam.checks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads dates of mail as leniently as SpamAssassin: RFC 822's in any order of date, time and zone, with years of two digits
 * or three, and C's asctime, of which only the day counts. Without a time it is midnight, without a zone UTC. What is too
 * large becomes the largest there is; years are those of 32-bit clocks. Static functions only.
 */
final class MailDate {
    private static final int MAX = 200;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2037;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(" + String.join("|", MONTHS) + ")";
    private static final String START = "(?<![^\\s,])";
    private static final String END = "(?=[\\s,]|$)";
    private static final Pattern DATE =
            Pattern.compile(START + "(\\d{1,9}+)\\s++" + MONTH + ",?+\\s++(\\d{2,4}+)" + END, Pattern.CASE_INSENSITIVE);
    private static final Pattern ASCTIME = Pattern.compile(
            START + MONTH + "\\s++(\\d{1,2}+)\\s++\\d{1,2}+:\\d\\d:\\d\\d\\s++(\\d{4})" + END,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(START + "(\\d{1,2}+):(\\d\\d)(?::(\\d\\d))?+" + END);
    private static final Pattern OFFSET = Pattern.compile(START + "([-+])(\\d\\d)(\\d\\d)" + END);
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]{3,4}+\\b");

    /** Hours east of Greenwich of the zones that are known by name; others count as none. */
    private static final Map<String, Double> ZONES = Stream.of(
                    "-10 HAST HST",
                    "-9 AKST HADT",
                    "-8 AKDT PST",
                    "-7 MST PDT",
                    "-6 CST MDT",
                    "-5 CDT EST",
                    "-4 AST EDT",
                    "-3.5 NST",
                    "-3 ADT BRT",
                    "-2.5 NDT",
                    "-2 BRST",
                    "1 BST CET IST MET MEZ WEST",
                    "2 CEST EET MEST MESZ",
                    "3 EEST IDT MSK",
                    "4 MSD",
                    "8 AWST HKT PHT SGT",
                    "9 JST KST",
                    "9.5 ACST",
                    "10 AEST",
                    "10.5 ACDT",
                    "11 AEDT",
                    "12 NZST",
                    "13 NZDT")
            .map(line -> List.of(line.split(" ")))
            .flatMap(words -> words.stream().skip(1).map(name -> Map.entry(name, Double.valueOf(words.get(0)))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private MailDate() {}

    /** Seconds since 1970 in UTC; empty when no day, month and year can be found. */
    static OptionalLong parse(String text) {
        String bounded = text.length() <= MAX ? text : text.substring(0, MAX);
        Matcher date = DATE.matcher(bounded);
        if (date.find()) {
            return seconds(bounded, date, day(date.group(1), date.group(2), date.group(3)));
        }
        Matcher asctime = ASCTIME.matcher(bounded);
        return asctime.find()
                ? seconds(bounded, asctime, day(asctime.group(2), asctime.group(1), asctime.group(3)))
                : OptionalLong.empty();
    }

    private static OptionalLong seconds(String text, MatchResult date, OptionalLong day) {
        if (day.isEmpty()) {
            return day;
        }
        String rest = text.substring(0, date.start()) + " " + text.substring(date.end());
        return OptionalLong.of(day.getAsLong() + time(rest) - zone(rest));
    }

    /** A day that its month does not have is the first of the next. */
    private static OptionalLong day(String day, String month, String year) {
        int number = Integer.parseInt(day);
        if (number == 0) {
            return OptionalLong.empty();
        }
        int monthNumber = MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
        LocalDate first = LocalDate.of(year(year), monthNumber, 1);
        LocalDate date = first.plusDays(Math.min(number, first.lengthOfMonth() + 1) - 1L);
        return OptionalLong.of(date.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        int full = digits.length() > 3 ? year : year < 50 ? year + 2000 : year + 1900;
        return Math.max(FIRST_YEAR, Math.min(LAST_YEAR, full));
    }

    private static long time(String text) {
        Matcher time = TIME.matcher(text);
        return time.find() ? 3600L * atMost(23, time.group(1)) + 60L * atMost(59, time.group(2)) + second(time) : 0;
    }

    private static long second(MatchResult time) {
        return time.group(3) == null ? 0 : atMost(59, time.group(3));
    }

    private static int atMost(int limit, String number) {
        return Math.min(limit, Integer.parseInt(number));
    }

    private static long zone(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            long seconds = 3600L * Integer.parseInt(offset.group(2)) + 60L * Integer.parseInt(offset.group(3));
            return offset.group(1).equals("-") ? -seconds : seconds;
        }
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(ZONES::containsKey)
                .findFirst()
                .map(MailDate::offset)
                .orElse(0L);
    }

    private static long offset(String zone) {
        return Math.round(3600 * ZONES.getOrDefault(zone, 0.0));
    }
}
