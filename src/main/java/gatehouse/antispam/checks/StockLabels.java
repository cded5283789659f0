package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The labels of a share's figures, {@code Symbol: ABCD}, in a message's plain text. Read once; then immutable.
 */
final class StockLabels {
    private static final int MIN_LABEL = 3;
    private static final int MAX_LABEL = 30;
    private static final Set<String> DATES = Set.of("tradedate", "tradingdate");

    /** What a label ends with, letters only; the longer before the shorter. */
    private static final List<String> ENDS = Stream.of(
                    Stream.of("year", "week", "month", "day", "price")
                            .flatMap(period ->
                                    Stream.of("target", "estimates", "estimate").map(period::concat)),
                    Stream.of("companyname", "company", "stock", "symbol", "sym", "ticker", "target", "sector"),
                    Stream.of("openingprice", "openingp", "currentprice", "currentp", "projected", "position"),
                    Stream.of("expectations", "weekshigh", "weekhigh", "marketperformance", "recommendation", "rating"))
            .flatMap(ends -> ends)
            .toList();

    private final Set<String> found = new HashSet<>();

    private StockLabels() {}

    static StockLabels of(CheckedMessage message) {
        return message.facts(StockLabels.class, StockLabels::read);
    }

    private static StockLabels read(MessageTexts texts) {
        StockLabels labels = new StockLabels();
        texts.parts().stream()
                .filter(part -> part.type().equals("text/plain"))
                .findFirst()
                .map(texts::rendered)
                .ifPresent(labels::add);
        return labels;
    }

    /** How many different labels there are. */
    int count() {
        return found.size();
    }

    /** What follows a label is its value, in the next line too, which then is no label itself. */
    private void add(String text) {
        int line = 0;
        while (line < text.length()) {
            int end = lineEnd(text, line);
            int colon = colon(text, line, end);
            if (colon < end && isLabel(text.substring(line, colon))) {
                int value = skipSpace(text, colon + 1);
                addLabel(value < text.length() ? text.substring(line, colon) : "");
                end = lineEnd(text, value);
            }
            line = end + 1;
        }
    }

    /** Looks no further than the line: many lines without a colon must not be searched again and again. */
    private static int colon(String text, int line, int end) {
        int colon = line;
        while (colon < end && text.charAt(colon) != ':') {
            colon++;
        }
        return colon;
    }

    private static int lineEnd(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }

    private static boolean isLabel(String text) {
        int length = text.strip().length();
        return length >= MIN_LABEL && length <= MAX_LABEL;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Lines.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void addLabel(String label) {
        StringBuilder letters = new StringBuilder();
        label.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        String word = letters.toString();
        Stream<String> ends =
                DATES.contains(word) ? Stream.of(word) : ENDS.stream().filter(word::endsWith);
        ends.findFirst().ifPresent(found::add);
    }
}
