package gatehouse.console;

import gatehouse.antispam.Thresholds;
import gatehouse.console.Command.UsageException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code whatif} is asked:
 *
 * <pre>
 *   request   = 1*change [ "--since" time ]      in any order
 *   change    = generation                       the beginning of its id
 *             | "score" 1*( RULE "=" number )
 *             | ( "threshold" | "suspected" | "spam" ) "=" number
 *   time      = 1*digit ( "m" | "h" | "d" )
 * </pre>
 *
 * {@code threshold} is another word for {@code suspected}. Immutable.
 */
record WhatIfRequest(
        Optional<String> generation,
        Map<String, Double> scores,
        Optional<Double> suspected,
        Optional<Double> spam,
        Duration since) {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w{1,100})=(-?\\d{1,6}(?:\\.\\d{1,3})?)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,4})([mhd])");
    private static final Duration DEFAULT_SINCE = Duration.ofDays(7);

    static WhatIfRequest parse(List<String> words) throws UsageException {
        Parser parser = new Parser(words.iterator());
        parser.parse();
        return parser.request();
    }

    /** These thresholds with those that are asked for. */
    Thresholds changed(Thresholds judgedBy) {
        return new Thresholds(suspected.orElse(judgedBy.suspected()), spam.orElse(judgedBy.spam()));
    }

    /** Reads the words, once. */
    private static final class Parser {
        private final Iterator<String> words;
        private final Map<String, Double> scores = new LinkedHashMap<>();
        private Optional<String> generation = Optional.empty();
        private Optional<Double> suspected = Optional.empty();
        private Optional<Double> spam = Optional.empty();
        private Duration since = DEFAULT_SINCE;
        private boolean inScores;

        Parser(Iterator<String> words) {
            this.words = words;
        }

        void parse() throws UsageException {
            while (words.hasNext()) {
                String word = words.next();
                if (word.equals("--since")) {
                    since = time();
                } else if (word.equals("score")) {
                    inScores = true;
                } else if (word.indexOf('=') >= 0) {
                    assign(word);
                } else if (generation.isEmpty()) {
                    generation = Optional.of(word);
                } else {
                    throw new UsageException("'" + word + "' is one generation too many");
                }
            }
        }

        private void assign(String word) throws UsageException {
            Matcher matcher = ASSIGNMENT.matcher(word);
            if (!matcher.matches()) {
                throw new UsageException("'" + word + "' does not say NAME=number, with at most three decimals");
            }
            double value = Double.parseDouble(matcher.group(2));
            switch (matcher.group(1)) {
                case "threshold", "suspected" -> suspected = Optional.of(value);
                case "spam" -> spam = Optional.of(value);
                default -> score(matcher.group(1), value);
            }
        }

        private void score(String rule, double points) throws UsageException {
            if (!inScores) {
                throw new UsageException("'score' has to stand before " + rule);
            }
            scores.put(rule, points);
        }

        private Duration time() throws UsageException {
            Matcher matcher = TIME.matcher(words.hasNext() ? words.next() : "");
            if (!matcher.matches()) {
                throw new UsageException("'--since' takes a time such as 90m, 12h or 7d");
            }
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }

        WhatIfRequest request() throws UsageException {
            if (inScores && scores.isEmpty()) {
                throw new UsageException("'score' takes RULE=number");
            }
            if (generation.isEmpty() && scores.isEmpty() && suspected.isEmpty() && spam.isEmpty()) {
                throw new UsageException("nothing is said to be other");
            }
            return new WhatIfRequest(generation, scores, suspected, spam, since);
        }
    }
}
