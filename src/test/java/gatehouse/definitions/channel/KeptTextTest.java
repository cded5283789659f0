package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackChannel.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTextTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path published;

    @TempDir
    Path work;

    private LoopbackChannel server;
    private WebClient client;
    private KeptText kept;
    private URI uri;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(published.resolve("VERSION"), "7\n\nand more\n");
        server = new LoopbackChannel(published);
        uri = server.uri().resolve("VERSION");
        client = new WebClient(Optional.empty(), Impatience.look());
        kept = new KeptText(work, "version");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGetItAgainOnlyWhenItHasChanged(boolean tags) throws Exception {
        server.giveTags(tags);
        String first = kept.refresh(client, uri);
        String again = new KeptText(work, "version").refresh(client, uri);
        Files.writeString(published.resolve("VERSION"), "8\n");
        Files.setLastModifiedTime(
                published.resolve("VERSION"), FileTime.from(Instant.now().plusSeconds(60)));
        String changed = kept.refresh(client, uri);

        assertThat(first).isEqualTo("7\n\nand more\n");
        assertThat(again).isEqualTo(first);
        assertThat(changed).isEqualTo("8\n");
        assertThat(server.requests()).extracting(Request::status).containsExactly(200, 304, 200);
    }

    @Test
    void shouldGetWhatAnotherUrlHas() throws Exception {
        kept.refresh(client, uri);
        Files.copy(published.resolve("VERSION"), published.resolve("OTHER"));

        kept.refresh(client, server.uri().resolve("OTHER"));

        assertThat(server.requests("OTHER")).extracting(Request::status).containsExactly(200);
        assertThat(kept.origin()).contains(server.uri().resolve("OTHER"));
    }

    @Test
    void shouldKnowItsAge() throws Exception {
        kept.refresh(client, uri);
        assertThat(kept.isOlderThan(WEEK)).isFalse();

        Files.setLastModifiedTime(
                work.resolve("version"), FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        assertThat(kept.isOlderThan(WEEK)).isTrue();

        kept.refresh(client, uri);
        assertThat(kept.isOlderThan(WEEK)).isFalse();
    }

    @Test
    void shouldRefuseThatNothingHasChangedWhenNothingIsKept() {
        server.fail("VERSION", LoopbackChannel.status(304));

        assertThatThrownBy(() -> kept.refresh(client, uri))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("304");
    }

    @Test
    void shouldKeepWhatItHasWhenTheServerFails() throws Exception {
        kept.refresh(client, uri);
        server.fail("VERSION", LoopbackChannel.status(500));

        assertThatThrownBy(() -> kept.refresh(client, uri)).isInstanceOf(ChannelException.class);
        assertThat(kept.text()).contains("7\n\nand more\n");
    }

    @Test
    void shouldGetItAnewWhenTheFileIsDamaged() throws Exception {
        Files.writeString(work.resolve("version"), "half");

        assertThat(kept.refresh(client, uri)).isEqualTo("7\n\nand more\n");
    }
}
