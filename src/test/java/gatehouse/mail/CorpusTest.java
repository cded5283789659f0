package gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testing.Corpora;
import gatehouse.testing.CpuTime;
import gatehouse.testing.MemoryStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All messages of the corpora; prints what a parse costs. */
class CorpusTest {
    private static final Envelope ENVELOPE = new Envelope("", List.of());
    private final MailParser parser = new MailParser();

    @Test
    void shouldParseEveryMessageOfTheCorpora() throws IOException {
        int messages = 0;
        for (String corpus : Corpora.ALL) {
            for (Corpora.Message message : Corpora.read(corpus)) {
                Mail mail = parser.parse(ENVELOPE, MemoryStore.content(message.bytes()), new MemoryStore());
                assertThat(mail.parts()).as(message.name()).isNotEmpty();
                messages++;
            }
        }
        assertThat(messages).isEqualTo(2_967);
    }

    @Test
    void shouldFindTheHeadersOfEveryMessageOfTheClassicCorpus() throws IOException {
        for (Corpora.Message message : Corpora.read(Corpora.CLASSIC)) {
            Mail mail = parser.parse(ENVELOPE, MemoryStore.content(message.bytes()), new MemoryStore());
            assertThat(mail.header("From")).as(message.name()).isPresent();
        }
    }

    @Test
    void shouldParseFast() throws IOException {
        List<Corpora.Message> messages = Corpora.read(Corpora.CLASSIC);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = CpuTime.now();
            for (Corpora.Message message : messages) {
                parser.parse(ENVELOPE, MemoryStore.content(message.bytes()), new MemoryStore());
            }
            best = Math.min(best, (CpuTime.now() - start) / messages.size());
        }
        System.out.printf("MailParser: %d µs of CPU a message of the classic corpus%n", best / 1_000);
        assertThat(best).isLessThan(2_000_000);
    }
}
