package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gatehouse.settings.AntivirusSettings.Endpoint;
import gatehouse.testing.LoopbackDns;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class DnsTextsTest {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
    private static final String NAME = "1.0.4.rules.example";

    private LoopbackDns server;
    private DnsTexts dns;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackDns();
        dns = new DnsTexts(List.of(server.endpoint()), Impatience.look());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void shouldFindTheText() throws Exception {
        server.channel("rules.example", 1_907_730, URI.create("http://rules.example/MIRRORED.BY"));

        assertThat(dns.find(NAME, DIGITS)).isEqualTo("1907730");
        assertThat(dns.find("mirrors.rules.example", WebAddress.FORM)).isEqualTo("http://rules.example/MIRRORED.BY");
    }

    @Test
    void shouldFollowAliases() throws Exception {
        server.alias(NAME, "3.3.3.rules.example");
        server.text("3.3.3.rules.example", "1907730");

        assertThat(dns.find(NAME, DIGITS)).isEqualTo("1907730");
    }

    @Test
    void shouldAskForAnAliasWhoseTextTheServerLeavesOut() throws Exception {
        server.alias(NAME, "3.3.3.rules.example");
        server.text("3.3.3.rules.example", "1907730");
        server.lie(answer -> withoutText(answer, NAME));

        assertThat(dns.find(NAME, DIGITS)).isEqualTo("1907730");
        assertThat(server.asked()).containsExactly(NAME + "./udp", "3.3.3.rules.example./udp");
    }

    @Test
    void shouldJoinTheStringsOfAText() throws Exception {
        server.text(NAME, "190", "7730");

        assertThat(dns.find(NAME, DIGITS)).isEqualTo("1907730");
    }

    @Test
    void shouldFindALongTextOverTcp() throws Exception {
        server.text(NAME, "1".repeat(250), "2".repeat(250), "3".repeat(250));

        assertThat(dns.find(NAME, Pattern.compile("\\d{750}"))).startsWith("111");
        assertThat(server.asked()).containsExactly(NAME + "./udp", NAME + "./tcp");
    }

    @Test
    void shouldRefuseTextsOfAnotherForm() {
        server.text(NAME, "1907730; rm -rf /");
        assertThatThrownBy(() -> dns.find(NAME, DIGITS))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining(NAME)
                .hasMessageContaining("1907730");

        server.text(NAME, "9".repeat(16));
        assertThatThrownBy(() -> dns.find(NAME, DIGITS)).isInstanceOf(ChannelException.class);
    }

    @Test
    void shouldRefuseTwoTextsOfTheForm() throws Exception {
        server.texts(NAME, "1907730", "1907731");
        assertThatThrownBy(() -> dns.find(NAME, DIGITS)).isInstanceOf(ChannelException.class);

        server.texts(NAME, "1907730", "v=spf1 -all");
        assertThat(dns.find(NAME, DIGITS)).isEqualTo("1907730");
    }

    @Test
    void shouldSayThatANameDoesNotExist() {
        assertThatThrownBy(() -> dns.find(NAME, DIGITS))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("the DNS knows no " + NAME);
    }

    @Test
    void shouldEndALoopOfAliases() {
        server.alias(NAME, "a.example");
        server.alias("a.example", NAME);

        assertThatThrownBy(() -> dns.find(NAME, DIGITS)).isInstanceOf(ChannelException.class);
    }

    @Test
    void shouldAskASilentServerTwiceAndSaySo() {
        server.beSilent(true);

        assertThatThrownBy(() -> dns.find(NAME, DIGITS))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("no DNS server answers for " + NAME)
                .hasMessageContaining("127.0.0.1");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void shouldAskTheNextServerWhenOneFails() throws Exception {
        try (LoopbackDns failing = new LoopbackDns()) {
            failing.lie(answer -> {
                answer.removeAllRecords(Section.ANSWER);
                answer.getHeader().setRcode(Rcode.SERVFAIL);
                return answer;
            });
            server.text(NAME, "1907730");
            DnsTexts both = new DnsTexts(List.of(failing.endpoint(), server.endpoint()), Impatience.look());

            assertThat(both.find(NAME, DIGITS)).isEqualTo("1907730");
            assertThat(failing.asked()).hasSize(1);
        }
    }

    @Test
    void shouldAskTheNextServerWhenTheNameOfOneIsUnknown() throws Exception {
        server.text(NAME, "1907730");
        DnsTexts both = new DnsTexts(List.of(new Endpoint("dns.invalid", 53), server.endpoint()), Impatience.look());

        assertThat(both.find(NAME, DIGITS)).isEqualTo("1907730");
    }

    @Test
    void shouldNotTakeAnAnswerToAnotherQuestion() {
        server.text(NAME, "1907730");
        server.lie(answer -> {
            answer.getHeader().setID(answer.getHeader().getID() ^ 1);
            return answer;
        });

        assertThatThrownBy(() -> dns.find(NAME, DIGITS))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("no DNS server answers");
    }

    @Test
    void shouldFailWellOnGarbage() {
        server.text(NAME, "1907730");
        for (int at = 2; at < 60; at++) {
            int place = at;
            server.garble(answer -> {
                answer[Math.min(place, answer.length - 1)] ^= (byte) 0xff;
                return answer;
            });
            findOrFailWell();
        }
    }

    @Test
    void shouldEndWhenItsThreadIsInterrupted() {
        server.beSilent(true);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        DnsTexts patient = new DnsTexts(List.of(server.endpoint()), new Look(Duration.ofHours(1), slow(), text -> {}));
        Thread asking = new Thread(() -> {
            try {
                patient.find(NAME, DIGITS);
            } catch (Exception e) {
                end.complete(e);
            }
        });
        asking.start();
        await().until(() -> !server.asked().isEmpty());

        asking.interrupt();

        await().until(end::isDone);
        assertThat(end.join()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldMakeNoThreads() throws Exception {
        server.text(NAME, "1907730");
        dns.find(NAME, DIGITS);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("dnsjava"));
    }

    private void findOrFailWell() {
        try {
            assertThat(dns.find(NAME, DIGITS)).matches(DIGITS);
        } catch (ChannelException e) {
            assertThat(e).hasMessageContaining(NAME);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Patience slow() {
        return new Patience(
                Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10), 1, Duration.ofMinutes(1));
    }

    private static Message withoutText(Message answer, String name) {
        if (answer.getQuestion().getName().toString(true).equals(name)) {
            answer.getSection(Section.ANSWER).stream()
                    .filter(record -> !record.getName().toString(true).equals(name))
                    .toList()
                    .forEach(record -> answer.removeRecord(record, Section.ANSWER));
        }
        return answer;
    }
}
