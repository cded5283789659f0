package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.settings.DefinitionsSettings.Channel;
import gatehouse.testing.ChannelPublisher;
import gatehouse.testing.GpgHome;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackChannel.Fault;
import gatehouse.testing.LoopbackChannel.Request;
import gatehouse.testing.LoopbackDns;
import gatehouse.testing.RuleArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels of all kinds, from the DNS to the unpacked rules: real servers on loopback, signed by real gpg. */
class ChannelClientTest {
    private static final String DOMAIN = "rules.example";
    private static final long VERSION = 1_907_730;
    private static final String ARCHIVE = VERSION + ".tar.gz";

    private static GpgHome gpg;
    private static String key;

    /** What each test begins with. */
    @TempDir
    static Path model;

    @TempDir
    Path published;

    @TempDir
    Path elsewhere;

    @TempDir
    Path work;

    @TempDir
    Path keys;

    @TempDir
    Path into;

    private final List<String> progress = new CopyOnWriteArrayList<>();
    private ChannelPublisher publisher;
    private LoopbackDns dns;
    private LoopbackChannel first;
    private LoopbackChannel second;
    private LoopbackChannel lists;
    private ChannelClient client;

    @BeforeAll
    static void publish() throws IOException {
        gpg = GpgHome.required();
        key = gpg.newKey("channel@example.com");
        new ChannelPublisher(model, gpg, key).publish(VERSION);
    }

    @AfterAll
    static void forgetKey() {
        if (gpg != null) {
            gpg.close();
        }
    }

    @BeforeEach
    void start() throws IOException {
        publisher = new ChannelPublisher(published, gpg, key);
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.copy(file, published.resolve(file.getFileName()));
            }
        }
        first = new LoopbackChannel(published);
        second = new LoopbackChannel(published);
        lists = new LoopbackChannel(elsewhere);
        dns = new LoopbackDns();
        dns.channel(DOMAIN, VERSION, lists.uri().resolve("MIRRORED.BY"));
        list(first.uri() + " weight=1000000\n" + second.uri() + " weight=1\n");
        client = Impatience.client(NewestVersionTest.settings(dns.endpoint()), keys, work, progress::add);
    }

    @AfterEach
    void stop() throws IOException {
        dns.close();
        lists.close();
        second.close();
        first.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain", "web", "folder"})
    void shouldDeliverFromEachKindOfChannel(String kind) throws Exception {
        Channel channel = channel(
                switch (kind) {
                    case "domain" -> DOMAIN;
                    case "web" -> first.uri().toString();
                    default -> published.toString();
                });

        Delivery delivery = client.fetch(channel, client.newestVersion(channel), into);

        String origin = kind.equals("folder") ? published.resolve(ARCHIVE).toString() : first.uri() + ARCHIVE;
        assertThat(delivery.origin()).isEqualTo(origin);
        assertThat(delivery.channel()).isEqualTo(channel.location());
        assertThat(delivery.version()).isEqualTo(VERSION);
        assertThat(delivery.sha256()).isEqualTo(Checksum.sha256(published.resolve(ARCHIVE)));
        assertThat(delivery.signedBy()).isEqualTo(key);
        assertThat(into.resolve("10_rules.cf")).content().contains("VERSION_" + VERSION);
        assertThat(work).isDirectoryNotContaining(file -> file.toString().contains(".part"));
        assertThat(progress).contains("verifying " + ARCHIVE, "unpacking " + ARCHIVE);
    }

    @Test
    void shouldDeliverWhatTheScriptPublishes() throws Exception {
        Files.delete(elsewhere.resolve("MIRRORED.BY"));
        Files.writeString(Files.createDirectory(work.resolve("rules")).resolve("20_ours.cf"), "body OURS /ours/\n");
        gpg.publish(
                work.resolve("rules"),
                elsewhere,
                "--no-lint",
                "--key",
                key,
                "--version",
                "1907731",
                "--url",
                lists.uri().toString());
        Channel channel = channel(DOMAIN);
        dns.channel(DOMAIN, 1_907_731, lists.uri().resolve("MIRRORED.BY"));

        Delivery delivery = client.fetch(channel, client.newestVersion(channel), into);

        assertThat(delivery.signedBy()).isEqualTo(key);
        assertThat(into.resolve("20_ours.cf")).hasContent("body OURS /ours/");
    }

    static Stream<Arguments> faults() throws IOException {
        byte[] other = new RuleArchive().file("10_evil.cf", "body EVIL /./\n").bytes();
        return Stream.of(
                Arguments.of("gone", ".tar.gz", LoopbackChannel.status(404)),
                Arguments.of("overloaded", ".tar.gz.asc", LoopbackChannel.status(503)),
                Arguments.of("cut", ".tar.gz", LoopbackChannel.cutAfter(100)),
                Arguments.of("shorter than it is", ".tar.gz", LoopbackChannel.length(100)),
                Arguments.of("longer than it is", ".tar.gz", LoopbackChannel.length(100_000)),
                Arguments.of("of other content", ".tar.gz", LoopbackChannel.content(other)),
                Arguments.of(
                        "with another checksum",
                        ".sha256",
                        LoopbackChannel.content("0".repeat(64).getBytes(StandardCharsets.US_ASCII))),
                Arguments.of("not signed", ".asc", LoopbackChannel.status(404)),
                Arguments.of("a byte a second", ".tar.gz", LoopbackChannel.byteASecond()),
                Arguments.of("silent", ".sha512", LoopbackChannel.silence()),
                Arguments.of("in a circle", ".tar.gz", LoopbackChannel.redirectLoop()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldTakeTheNextMirrorWhenTheArchiveOfTheFirstIs(String what, String files, Fault fault) throws Exception {
        first.fail(files, fault);

        Delivery delivery = client.fetch(channel(DOMAIN), VERSION, into);

        assertThat(delivery.origin()).isEqualTo(second.uri() + ARCHIVE);
        assertThat(into.resolve("10_rules.cf")).exists();
        assertThat(progress).anyMatch(line -> line.contains(first.uri() + ARCHIVE));
    }

    @Test
    void shouldNameTheFailuresOfAllMirrors() {
        first.fail(".tar.gz", LoopbackChannel.status(500));
        second.fail(".tar.gz", LoopbackChannel.cutAfter(10));

        assertThatThrownBy(() -> client.fetch(channel(DOMAIN), VERSION, into))
                .isInstanceOf(ChannelException.class)
                .hasMessageStartingWith(DOMAIN + ": none of 2 mirrors")
                .hasMessageContaining(first.uri() + ARCHIVE + ": HTTP status 500")
                .hasMessageContaining(second.uri() + ARCHIVE);
        assertThat(into).isEmptyDirectory();
    }

    @Test
    void shouldKeepTheListOfMirrorsForAWeek() throws Exception {
        client.fetch(channel(DOMAIN), VERSION, anew());
        client.fetch(channel(DOMAIN), VERSION, anew());
        assertThat(lists.requests("MIRRORED.BY")).extracting(Request::status).containsExactly(200);

        age(Duration.ofDays(8));
        client.fetch(channel(DOMAIN), VERSION, anew());
        assertThat(lists.requests("MIRRORED.BY")).extracting(Request::status).containsExactly(200, 304);
    }

    @Test
    void shouldGetTheListAnewWhenNoMirrorOfItWorks() throws Exception {
        list(first.uri().toString());
        client.fetch(channel(DOMAIN), VERSION, anew());
        list(second.uri().toString());
        first.fail("", LoopbackChannel.status(404));

        Delivery delivery = client.fetch(channel(DOMAIN), VERSION, anew());

        assertThat(delivery.origin()).isEqualTo(second.uri() + ARCHIVE);
    }

    @Test
    void shouldUseAnOldListWhenThereIsNoOther() throws Exception {
        client.fetch(channel(DOMAIN), VERSION, anew());
        age(Duration.ofDays(80));
        lists.fail("MIRRORED.BY", LoopbackChannel.status(500));

        assertThat(client.fetch(channel(DOMAIN), VERSION, anew()).origin()).isEqualTo(first.uri() + ARCHIVE);
    }

    @Test
    void shouldNotAskMirrorsTwiceWhenTheListIsStillTheSame() {
        first.fail(".tar.gz", LoopbackChannel.status(404));
        second.fail(".tar.gz", LoopbackChannel.status(404));

        assertThatThrownBy(() -> client.fetch(channel(DOMAIN), VERSION, into)).isInstanceOf(ChannelException.class);

        assertThat(first.requests(".tar.gz")).hasSize(1);
        assertThat(second.requests(".tar.gz")).hasSize(1);
    }

    @Test
    void shouldGoOnAtTheMirrorOfWhichAPartIsHere() throws Exception {
        byte[] large = new RuleArchive()
                .entry("10_rules.cf", TarConstants.LF_NORMAL, noise(200_000))
                .bytes();
        publisher.publish(VERSION, large);
        list(first.uri() + " weight=1000000\n" + second.uri() + " weight=1\n");
        first.fail("", LoopbackChannel.status(404));
        second.fail(".tar.gz", LoopbackChannel.cutAfter(100_000));
        assertThatThrownBy(() -> client.fetch(channel(DOMAIN), VERSION, into)).isInstanceOf(ChannelException.class);
        first.recover();
        second.recover();

        assertThat(client.fetch(channel(DOMAIN), VERSION, into).origin()).isEqualTo(second.uri() + ARCHIVE);
        assertThat(second.requests(".tar.gz"))
                .last()
                .extracting(Request::status)
                .isEqualTo(206);
    }

    @Test
    void shouldNotBeSpoiltByADamagedArchiveOfYesterday() throws Exception {
        byte[] good = Files.readAllBytes(published.resolve(ARCHIVE));
        byte[] damaged = good.clone();
        damaged[20] ^= 1;
        Channel channel = channel(first.uri().toString());
        first.fail(".tar.gz", LoopbackChannel.content(damaged));
        assertThatThrownBy(() -> client.fetch(channel, VERSION, into))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("differs");
        assertThat(work).isDirectoryNotContaining(file -> file.toString().contains(".part"));
        first.recover();

        client.fetch(channel, VERSION, into);

        assertThat(into.resolve("10_rules.cf")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {".sha512", ".sha256"})
    void shouldBeContentWithOneChecksum(String ending) throws Exception {
        Files.delete(published.resolve(ARCHIVE + ending));

        client.fetch(channel(published.toString()), VERSION, into);

        assertThat(into.resolve("10_rules.cf")).exists();
    }

    @Test
    void shouldRefuseAnArchiveWithoutChecksum() throws Exception {
        Files.delete(published.resolve(ARCHIVE + ".sha512"));
        Files.delete(published.resolve(ARCHIVE + ".sha256"));

        assertThatThrownBy(() -> client.fetch(channel(first.uri().toString()), VERSION, into))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining(ARCHIVE + " has neither a .sha512 nor a .sha256");
        assertThat(first.requests(".tar.gz")).isEmpty();
    }

    @Test
    void shouldRefuseAnArchiveThatIsNotSigned() throws Exception {
        Files.delete(published.resolve(ARCHIVE + ".asc"));

        assertThatThrownBy(() -> client.fetch(channel(published.toString()), VERSION, into))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("is not signed");
    }

    @Test
    void shouldRefuseAnArchiveThatAnotherKeySigned() throws Exception {
        String other = gpg.newKey("other@example.com");
        new ChannelPublisher(published, gpg, other).publish(VERSION);
        Files.write(keys.resolve("other.asc"), gpg.export(other));

        assertThatThrownBy(() -> client.fetch(channel(DOMAIN), VERSION, into)).isInstanceOf(ChannelException.class);
        assertThat(into).isEmptyDirectory();
        assertThat(work).isDirectoryNotContaining(file -> file.toString().contains(".part"));
    }

    @Test
    void shouldRefuseASignedArchiveWithALinkAndAskNoOtherMirror() throws Exception {
        publisher.publish(
                VERSION,
                new RuleArchive()
                        .link("10_rules.cf", TarConstants.LF_SYMLINK, "/etc/passwd")
                        .bytes());

        assertThatThrownBy(() -> client.fetch(channel(DOMAIN), VERSION, into)).isInstanceOf(ChannelException.class);
        assertThat(second.requests()).isEmpty();
        assertThat(work).isDirectoryNotContaining(file -> file.toString().contains(".part"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in the folder of keys", "beside the archive", "beside the list of mirrors"})
    void shouldFindTheKey(String where) throws Exception {
        Files.delete(published.resolve("GPG.KEY"));
        Path file = switch (where) {
            case "in the folder of keys" -> keys.resolve("channel.asc");
            case "beside the archive" -> published.resolve("GPG.KEY");
            default -> elsewhere.resolve("GPG.KEY");
        };
        Files.write(file, gpg.export(key));

        assertThat(client.fetch(channel(DOMAIN), VERSION, into).signedBy()).isEqualTo(key);
    }

    @Test
    void shouldEndOnAnInterruptBeforeItBegins() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.fetch(channel(published.toString()), VERSION, into))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Channel channel(String location) {
        return new Channel(location, List.of(key));
    }

    private Path anew() throws IOException {
        return Files.createTempDirectory(into, "rules");
    }

    private void list(String mirrors) throws IOException {
        Files.writeString(elsewhere.resolve("MIRRORED.BY"), "# mirrors\n" + mirrors + "\n");
    }

    private void age(Duration age) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".MIRRORED.BY"))
                    .toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
            }
        }
    }

    /** Rules that do not become much smaller. */
    private static byte[] noise(int length) {
        StringBuilder rules = new StringBuilder();
        new Random(1)
                .ints(length, 'a', 'z')
                .forEach(letter ->
                        rules.append(rules.length() % 80 == 0 ? "\n# " : "").append((char) letter));
        return rules.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
