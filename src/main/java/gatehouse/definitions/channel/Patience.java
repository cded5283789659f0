package gatehouse.definitions.channel;

import java.time.Duration;

/**
 * How long others are waited for. Immutable.
 *
 * @param dnsAnswer for one answer of one DNS server
 * @param connect to a web server
 * @param window in which a web server has to send {@code leastBytes}, or all that is left; it is given up otherwise
 * @param pause before a second attempt, longer before a third; varied at random
 */
record Patience(Duration dnsAnswer, Duration connect, Duration window, long leastBytes, Duration pause) {
    static Patience usual() {
        return new Patience(
                Duration.ofSeconds(4),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                30 * 1024,
                Duration.ofSeconds(2));
    }
}
