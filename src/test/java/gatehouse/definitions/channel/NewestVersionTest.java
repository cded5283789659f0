package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.settings.AntivirusSettings.Endpoint;
import gatehouse.settings.DefinitionsSettings;
import gatehouse.settings.DefinitionsSettings.Channel;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackChannel.Request;
import gatehouse.testing.LoopbackDns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewestVersionTest {
    private static final List<String> KEYS = List.of("A".repeat(40));

    @TempDir
    Path published;

    @TempDir
    Path work;

    private LoopbackDns dns;
    private LoopbackChannel web;
    private ChannelClient client;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(published.resolve("VERSION"), "1907730\n");
        dns = new LoopbackDns();
        web = new LoopbackChannel(published);
        client = Impatience.client(settings(dns.endpoint()), work, work, text -> {});
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
        dns.close();
    }

    @Test
    void shouldComeFromTheDns() throws Exception {
        dns.channel("rules.example", 1_907_731, URI.create("http://rules.example/MIRRORED.BY"));

        assertThat(client.newestVersion(new Channel("rules.example", KEYS))).isEqualTo(1_907_731);
    }

    @Test
    void shouldComeFromAFolderOfAWebServerOnceUntilItChanges() throws Exception {
        Channel channel = new Channel(web.uri().toString(), KEYS);

        assertThat(client.newestVersion(channel)).isEqualTo(1_907_730);
        assertThat(client.newestVersion(channel)).isEqualTo(1_907_730);
        assertThat(web.requests()).extracting(Request::status).containsExactly(200, 304);
    }

    @Test
    void shouldComeFromAFolderOfThisMachine() throws Exception {
        assertThat(client.newestVersion(new Channel(published.toString(), KEYS)))
                .isEqualTo(1_907_730);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "-1", "1e9", "1234567890123456", "1 2", "../../etc/passwd"})
    void shouldBeANumberOfAtMost15Digits(String text) throws IOException {
        Files.writeString(published.resolve("VERSION"), text);

        assertThatThrownBy(() -> client.newestVersion(new Channel(published.toString(), KEYS)))
                .isInstanceOf(ChannelException.class)
                .hasMessageStartingWith(published + ": ")
                .hasMessageContaining("15 digits");
    }

    @Test
    void shouldNotBeALargeFile() throws IOException {
        Files.write(published.resolve("VERSION"), new byte[64 * 1024 + 1]);

        assertThatThrownBy(() -> client.newestVersion(new Channel(published.toString(), KEYS)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void shouldBeMissedWithTheNameOfTheFile() throws IOException {
        Files.delete(published.resolve("VERSION"));

        assertThatThrownBy(() -> client.newestVersion(new Channel(published.toString(), KEYS)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining(published.resolve("VERSION").toString());
        assertThatThrownBy(() -> client.newestVersion(new Channel(web.uri().toString(), KEYS)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining(web.uri() + "VERSION: HTTP status 404");
    }

    @Test
    void shouldBeMissedWithTheNameThatTheDnsDoesNotKnow() {
        assertThatThrownBy(() -> client.newestVersion(new Channel("rules.example", KEYS)))
                .isInstanceOf(ChannelException.class)
                .hasMessage("rules.example: the DNS knows no 1.0.4.rules.example");
    }

    static DefinitionsSettings settings(Endpoint dns) {
        DefinitionsSettings usual = DefinitionsSettings.defaults();
        return new DefinitionsSettings(
                List.of(),
                usual.interval(),
                List.of(dns),
                Optional.empty(),
                Duration.ofSeconds(30),
                usual.maxProblems(),
                usual.maxCompileTime(),
                usual.maxRuleLoss(),
                usual.maxFlips(),
                usual.shadowMessages(),
                usual.shadowTime(),
                usual.kept());
    }
}
