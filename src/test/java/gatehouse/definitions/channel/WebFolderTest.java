package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gatehouse.settings.AntivirusSettings.Endpoint;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackChannel.Fault;
import gatehouse.testing.LoopbackChannel.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebFolderTest {
    private static final String ARCHIVE = "7.tar.gz";
    private static final int LENGTH = 300_000;
    private static final int CUT = 100_000;

    @TempDir
    Path published;

    @TempDir
    Path work;

    private final byte[] content = new byte[LENGTH];
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private LoopbackChannel server;
    private PartFile part;
    private WebFolder folder;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        Files.write(published.resolve(ARCHIVE), content);
        Files.writeString(published.resolve("VERSION"), "7\n");
        server = new LoopbackChannel(published);
        part = new PartFile(work, "rules");
        folder = folder(server.uri(), Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldReadASmallFile() throws Exception {
        assertThat(folder.read("VERSION"))
                .hasValueSatisfying(text -> assertThat(text).asString().isEqualTo("7\n"));
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() throws Exception {
        assertThat(folder.read("8.tar.gz.asc")).isEmpty();
    }

    @Test
    void shouldRefuseASmallFileThatIsLarge() throws IOException {
        Files.write(published.resolve("GPG.KEY"), new byte[64 * 1024 + 1]);

        assertThatThrownBy(() -> folder.read("GPG.KEY"))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("GPG.KEY")
                .hasMessageContaining("larger");
    }

    @Test
    void shouldBringAnArchive() throws Exception {
        folder.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
        assertThat(progress).contains("downloading 7.tar.gz from 127.0.0.1: 0.0 of ? MB");
    }

    @Test
    void shouldGoOnAfterABreak() throws Exception {
        server.fail(ARCHIVE, LoopbackChannel.once(tagged(LoopbackChannel.cutAfter(CUT))));

        folder.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).status()).isEqualTo(206);
        assertThat(server.requests().get(1).range()).matches("bytes=[1-9]\\d+-");
    }

    @Test
    void shouldGoOnAtALaterLook() throws Exception {
        server.fail(ARCHIVE, LoopbackChannel.cutAfter(CUT));
        assertThatThrownBy(() -> folder.copy(ARCHIVE, part)).isInstanceOf(ChannelException.class);
        server.recover();

        folder(server.uri(), Optional.empty()).copy(ARCHIVE, new PartFile(work, "rules"));

        assertThat(part.file()).hasBinaryContent(content);
        assertThat(last().status()).isEqualTo(206);
    }

    @Test
    void shouldBeginAnewWhenTheArchiveHasChanged() throws Exception {
        server.fail(ARCHIVE, LoopbackChannel.once((channel, exchange, bytes) -> {
            exchange.getResponseHeaders().set("ETag", "\"another\"");
            LoopbackChannel.cutAfter(CUT).answer(channel, exchange, new byte[LENGTH]);
        }));

        folder.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
        assertThat(last().status()).isEqualTo(200);
        assertThat(last().range()).isNotEmpty();
    }

    @Test
    void shouldBeginAnewWhenTheServerCannotGoOn() throws Exception {
        server.giveRanges(false);
        server.fail(ARCHIVE, LoopbackChannel.once(LoopbackChannel.cutAfter(CUT)));

        folder.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
        assertThat(last().status()).isEqualTo(200);
    }

    @Test
    void shouldBeginAnewWhenMoreIsHereThanTheServerHas() throws Exception {
        folder.copy(ARCHIVE, part);
        server.giveTags(false);

        folder.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
        assertThat(server.requests()).extracting(Request::status).containsExactly(200, 416, 200);
    }

    @Test
    void shouldNotAppendARangeThatIsNotTheRest() throws Exception {
        server.fail(ARCHIVE, LoopbackChannel.cutAfter(CUT));
        assertThatThrownBy(() -> folder.copy(ARCHIVE, part)).isInstanceOf(ChannelException.class);
        server.recover();
        server.fail(ARCHIVE, LoopbackChannel.once((channel, exchange, bytes) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 5-9/300000");
            exchange.sendResponseHeaders(206, 5);
            exchange.getResponseBody().write(new byte[5]);
        }));

        folder.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
    }

    @Test
    void shouldNotGoOnWithWhatAnotherServerSent() throws Exception {
        server.fail(ARCHIVE, LoopbackChannel.cutAfter(CUT));
        assertThatThrownBy(() -> folder.copy(ARCHIVE, part)).isInstanceOf(ChannelException.class);
        try (LoopbackChannel other = new LoopbackChannel(published)) {
            folder(other.uri(), Optional.empty()).copy(ARCHIVE, part);

            assertThat(part.file()).hasBinaryContent(content);
            assertThat(other.requests()).containsExactly(new Request(ARCHIVE, "", 200));
        }
    }

    @Test
    void shouldTryThreeTimesWhenTheConnectionBreaks() {
        server.giveRanges(false);
        server.fail(ARCHIVE, LoopbackChannel.cutAfter(CUT));

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining(server.uri() + ARCHIVE);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void shouldNotTryAgainWhatTheServerRefuses() {
        server.fail(ARCHIVE, LoopbackChannel.status(500));

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("HTTP status 500");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldGiveUpAServerThatSendsAByteASecond() {
        server.fail(ARCHIVE, LoopbackChannel.byteASecond());

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("too slow");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldGiveUpAServerThatSendsNothing() {
        server.fail("VERSION", LoopbackChannel.silence());

        assertThatThrownBy(() -> folder.read("VERSION"))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("too slow: 0 bytes");
    }

    @Test
    void shouldEndWithTheTimeOfTheLook() {
        server.fail(ARCHIVE, LoopbackChannel.silence());
        Look look = new Look(Duration.ofMillis(100), Impatience.patience(), progress::add);
        WebFolder hasty = new WebFolder(new WebClient(Optional.empty(), look), server.uri());

        assertThatThrownBy(() -> hasty.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("not done in");
    }

    @Test
    void shouldHangUpOnAnArchiveWithoutEnd() throws Exception {
        server.fail(ARCHIVE, LoopbackChannel.endless());

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("larger");
        assertThat(Files.size(part.file())).isLessThanOrEqualTo(Folder.MAX_ARCHIVE);
    }

    @Test
    void shouldRefuseAnArchiveThatIsAnnouncedAsTooLarge() throws Exception {
        server.fail(ARCHIVE, LoopbackChannel.length(Folder.MAX_ARCHIVE + 1));

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("larger");
        assertThat(part.file()).isEmptyFile();
    }

    @Test
    void shouldTakeAnErrorPageWithoutEndForAnError() {
        server.fail(ARCHIVE, (channel, exchange, bytes) -> {
            exchange.sendResponseHeaders(503, 0);
            while (true) {
                exchange.getResponseBody().write(content);
            }
        });

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("HTTP status 503");
    }

    @Test
    void shouldFollowARedirect() throws Exception {
        Files.write(published.resolve("elsewhere"), content);
        server.fail(ARCHIVE, LoopbackChannel.redirect("/elsewhere"));

        folder.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
    }

    @Test
    void shouldEndALoopOfRedirects() {
        server.fail(ARCHIVE, LoopbackChannel.redirectLoop());

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("redirects more than 5 times");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void shouldNotBeRedirectedToAFile() {
        server.fail(ARCHIVE, LoopbackChannel.redirect("file:///etc/passwd"));

        assertThatThrownBy(() -> folder.copy(ARCHIVE, part))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("no usable URL");
    }

    @Test
    void shouldAskThroughTheProxy() throws Exception {
        Endpoint proxy = new Endpoint("127.0.0.1", server.uri().getPort());
        WebFolder far = folder(URI.create("http://rules.invalid/"), Optional.of(proxy));

        far.copy(ARCHIVE, part);

        assertThat(part.file()).hasBinaryContent(content);
    }

    @Test
    void shouldSayThatNobodyListens() throws Exception {
        URI nowhere;
        try (ServerSocket closed = new ServerSocket(0)) {
            nowhere = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/");
        }

        assertThatThrownBy(() -> folder(nowhere, Optional.empty()).read("VERSION"))
                .isInstanceOf(ChannelException.class)
                .hasMessage(nowhere + "VERSION: no connection");
    }

    @Test
    void shouldEndWhenItsThreadIsInterrupted() {
        server.fail(ARCHIVE, LoopbackChannel.silence());
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Patience patience =
                new Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), 1, Duration.ofHours(1));
        WebFolder patient = new WebFolder(
                new WebClient(Optional.empty(), new Look(Duration.ofHours(1), patience, text -> {})), server.uri());
        Thread downloading = new Thread(() -> {
            try {
                patient.copy(ARCHIVE, part);
            } catch (Exception e) {
                end.complete(e);
            }
        });
        downloading.start();
        await().until(() -> !server.requests().isEmpty());

        downloading.interrupt();

        await().until(end::isDone);
        assertThat(end.join()).isInstanceOf(InterruptedException.class);
    }

    private WebFolder folder(URI uri, Optional<Endpoint> proxy) {
        Look look = new Look(Duration.ofSeconds(30), Impatience.patience(), progress::add);
        return new WebFolder(new WebClient(proxy, look), uri);
    }

    private Request last() {
        return server.requests().get(server.requests().size() - 1);
    }

    /** With the tag that the whole file has, too. */
    private static Fault tagged(Fault fault) {
        return (channel, exchange, bytes) -> {
            exchange.getResponseHeaders().set("ETag", LoopbackChannel.tag(bytes));
            fault.answer(channel, exchange, bytes);
        };
    }
}
