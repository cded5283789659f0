package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.settings.AntispamSettings;
import gatehouse.testing.Mails;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are swapped while a message is scored by the old ones. */
class GenerationSwapTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final RuleSetHolder rules = new RuleSetHolder();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void shouldEndAMessageUnderTheGenerationThatItBeganWithAndFreeThatThen() throws Exception {
        WeakReference<RuleSet> old = swap("1", "body OLD /hello/\nscore OLD 6\n");
        String oldId = id();
        FutureTask<SpamVerdict> message = new FutureTask<>(() -> scanner().scan(mail()));
        new Thread(message, "message").start();
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        WeakReference<RuleSet> next = swap("2", "body NEW /hello/\nscore NEW 7\n");
        System.gc();
        assertThat(old.get()).as("the rules of a message in hand").isNotNull();

        mayEnd.countDown();
        SpamVerdict verdict = message.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(verdict.terms().generation()).isEqualTo(oldId).isNotEqualTo(id());
        assertThat(verdict.hits()).extracting(Hit::rule).containsExactly("OLD");
        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return old.get() == null;
        });
        assertThat(next.get()).isNotNull();
    }

    /** Waits inside of the scoring, with the rules in hand. */
    private SpamScanner scanner() {
        return new SpamScanner(AntispamSettings.defaults(), rules, (set, text) -> {
            begun.countDown();
            awaitEnd();
            return set.score(text);
        });
    }

    private void awaitEnd() {
        try {
            assertThat(mayEnd.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WeakReference<RuleSet> swap(String version, String text) throws IOException {
        Path made = Files.createDirectories(folder.resolve(version));
        Files.writeString(made.resolve("a.cf"), text);
        RuleGeneration generation = new RuleSetLoader().load(List.of(made), new CompileBudget(Duration.ofMinutes(1)));
        rules.swap(generation);
        return new WeakReference<>(generation.rules());
    }

    private String id() {
        return rules.current().orElseThrow().id();
    }

    private static Mail mail() {
        Mail mail = Mails.parse("Subject: s\n\nhello\n");
        Envelope envelope = new Envelope("ann@example.org", List.of("bob@acme.test"), true);
        return new Mail(envelope, mail.headers(), mail.whole(), mail.parts(), mail.unreadable());
    }
}
