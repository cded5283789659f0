package gatehouse.content;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.mail.Mail;
import gatehouse.scan.Deadline;
import gatehouse.settings.ContentSettings;
import gatehouse.testing.Corpora;
import gatehouse.testing.Mails;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the check costs on mail that people really sent; prints its figures. */
class ContentCostTest {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCostTest.class);

    @Test
    void shouldCostLittleOnPlainMail() throws IOException {
        List<Mail> mails = Corpora.read(Corpora.CLASSIC).stream()
                .map(message -> Mails.parse(message.bytes()))
                .toList();
        CpuClock cold = new CpuClock();
        ContentScanner scanner = new ContentScanner(ContentSettings.defaults());
        scanner.warmUp();
        LOG.info("cold start {} ms", cold.used().toMillis());
        scanAll(scanner, mails);
        long[] micros = scanAll(scanner, mails);
        double mean = Arrays.stream(micros).average().orElseThrow();
        Arrays.sort(micros);
        LOG.info(
                "{} messages: mean {} us, p50 {} us, p99 {} us, max {} us",
                micros.length,
                mean,
                micros[micros.length / 2],
                micros[micros.length * 99 / 100],
                micros[micros.length - 1]);
        assertThat(mean).isLessThan(1000);
    }

    private static long[] scanAll(ContentScanner scanner, List<Mail> mails) {
        return mails.stream().mapToLong(mail -> scan(scanner, mail)).toArray();
    }

    private static long scan(ContentScanner scanner, Mail mail) {
        CpuClock clock = new CpuClock();
        scanner.scan(mail, Deadline.after(Duration.ofSeconds(30)));
        return clock.used().toNanos() / 1000;
    }

    @Test
    void shouldFindNothingInMailOfTwentyYearsAgo() throws IOException {
        ContentScanner scanner = new ContentScanner(ContentSettings.defaults());
        Map<String, Integer> counts = new TreeMap<>();
        for (Corpora.Message message : Corpora.read(Corpora.CLASSIC)) {
            scanner.scan(Mails.parse(message.bytes()), Deadline.after(Duration.ofSeconds(30)))
                    .forEach(found -> {
                        LOG.info("{}: {}", message.name(), found.description());
                        counts.merge(found.getClass().getSimpleName(), 1, Integer::sum);
                    });
        }
        LOG.info("{}", counts);
        assertThat(counts).isEmpty();
    }
}
