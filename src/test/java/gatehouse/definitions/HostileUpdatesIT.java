package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gatehouse.antispam.Hit;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.Settings;
import gatehouse.settings.SettingsReader;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.RuleArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/**
 * Updates that somebody means ill with, or that are simply broken, on the whole way from the DNS to force: none of them gets there,
 * mail is scored as before, and an administrator is told what was wrong.
 */
class HostileUpdatesIT {
    private static final byte[] GTUBE = ("Subject: x\n\n"
                    + "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X" + "\n")
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path home;

    private static HostileSite site;
    private static VerdictRecords records;
    private static GenerationStore store;
    private static DefinitionUpdates updates;
    private static final RuleSetHolder RULES = new RuleSetHolder(() -> {});

    /** Makes the next version, or the way to it, hostile. */
    private interface Attack {
        void prepare(HostileSite site) throws IOException;
    }

    /** A version with everything in order but its content. */
    private interface Content {
        byte[] archive(HostileSite site) throws IOException;
    }

    @BeforeAll
    static void subscribe() throws Exception {
        site = new HostileSite(Files.createDirectory(home.resolve("mirror")));
        site.exportKeys(Files.createDirectory(home.resolve("keys")));
        records = VerdictRecords.open(home.resolve("verdicts.mv"));
        store = GenerationStore.open(home.resolve("definitions"));
        Promotion promotion = new Promotion(store, RULES, records, new Shadow(), line -> {});
        Home folders = new Home(Path.of("").toAbsolutePath(), home.resolve("keys"), home.resolve("work"));
        updates = new DefinitionUpdates(folders, store, promotion, records, line -> {});
        updates.reload(settings());
        site.offer(site.archive());
        assertThat(look()).isEqualTo("version 5 is active");
    }

    @AfterAll
    static void close() throws IOException {
        store.close();
        records.close();
        site.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"downloads", "signatures", "archives", "rules", "names"})
    void shouldGoOnWithWhatIsActive(String name, Attack attack, String words) throws Exception {
        String active = active();
        attack.prepare(site);
        try {
            assertThat(look()).contains(words);
        } finally {
            site.recover();
        }
        assertThat(active()).isEqualTo(active);
        assertThat(store.active().map(StoredGeneration::id)).contains(active);
        assertThat(hits()).contains("GTUBE");
        assertThat(home.resolve("definitions").resolve("drafts")).isEmptyDirectory();
        for (StoredGeneration whole : store.list()) {
            store.check(whole);
        }
    }

    private static Stream<Arguments> downloads() {
        return Stream.of(
                offered(
                        "an archive that breaks off, whole again never",
                        s -> {
                            s.offer(s.archive());
                            s.web.fail(".tar.gz", LoopbackChannel.cutAfter(1_000));
                        },
                        "tar.gz"),
                offered(
                        "another archive in its place",
                        s -> {
                            s.offer(s.archive());
                            s.write(".tar.gz", s.archive("body OTHER /other/"));
                        },
                        "SHA-512 differs"),
                offered(
                        "another checksum",
                        s -> {
                            s.offer(s.archive());
                            s.write(".tar.gz.sha512", bytes("0".repeat(128)));
                        },
                        "SHA-512 differs"),
                offered(
                        "two checksums that contradict each other",
                        s -> {
                            s.offer(s.archive());
                            s.write(".tar.gz.sha256", bytes("0".repeat(64)));
                        },
                        "SHA-256 differs"),
                offered(
                        "a checksum that is none",
                        s -> {
                            s.offer(s.archive());
                            s.write(".tar.gz.sha512", bytes("<html>Not found</html>"));
                        },
                        "is no SHA-512"),
                offered(
                        "an empty checksum",
                        s -> {
                            s.offer(s.archive());
                            s.write(".tar.gz.sha256", new byte[0]);
                        },
                        "is no SHA-256"),
                offered(
                        "no checksum",
                        s -> {
                            s.offer(s.archive());
                            s.delete(".tar.gz.sha512");
                            s.delete(".tar.gz.sha256");
                        },
                        "neither a .sha512 nor a .sha256"),
                offered(
                        "no archive",
                        s -> {
                            s.offer(s.archive());
                            s.delete(".tar.gz");
                        },
                        "404"),
                mirror(
                        "a page in place of the archive",
                        ".tar.gz",
                        LoopbackChannel.content(bytes("<html>Hello")),
                        "SHA-512 differs"),
                mirror(
                        "a page in place of everything",
                        "",
                        LoopbackChannel.content(bytes("<html>Hello")),
                        "names none"),
                mirror(
                        "a page in place of the signature",
                        ".asc",
                        LoopbackChannel.content(bytes("<html>Hello")),
                        "there is no signature"),
                mirror("a length that is too long", ".tar.gz", LoopbackChannel.length(1_000_000), "tar.gz"),
                mirror("a length beyond all bounds", ".tar.gz", LoopbackChannel.length(1L << 40), "larger"),
                mirror("an archive without an end", ".tar.gz", LoopbackChannel.endless(), "larger"),
                mirror("a signature without an end", ".asc", LoopbackChannel.endless(), "larger"),
                mirror("a byte a second", ".tar.gz", LoopbackChannel.byteASecond(), "10 s"),
                mirror("silence", ".tar.gz", LoopbackChannel.silence(), "10 s"),
                mirror("redirects in a circle", ".tar.gz", LoopbackChannel.redirectLoop(), "redirects more than"),
                mirror(
                        "a redirect to a file",
                        ".tar.gz",
                        LoopbackChannel.redirect("file:///etc/passwd"),
                        "no usable URL"),
                mirror("a redirect to nowhere", ".tar.gz", LoopbackChannel.redirect("http://"), "no usable URL"),
                mirror("a server that fails", ".tar.gz", LoopbackChannel.status(500), "500"),
                mirror("a server that forbids", ".asc", LoopbackChannel.status(403), "403"));
    }

    private static Stream<Arguments> signatures() {
        return Stream.of(
                offered(
                        "no signature",
                        s -> {
                            s.offer(s.archive());
                            s.delete(".tar.gz.asc");
                        },
                        "is not signed"),
                offered("an empty signature", s -> s.offer(s.archive(), new byte[0]), "there is no signature"),
                offered(
                        "half a signature",
                        s -> {
                            byte[] signature = s.sign(s.archive(), s.key);
                            s.offer(s.archive(), Arrays.copyOf(signature, signature.length / 2));
                        },
                        "signature is damaged"),
                offered(
                        "a stranger's signature, whose public key is here",
                        s -> s.offer(s.archive(), s.sign(s.archive(), s.stranger)),
                        "another key than the channel's"),
                offered(
                        "the signature of another file",
                        s -> s.offer(s.archive("# more"), s.sign(s.archive(), s.key)),
                        "for this file"),
                offered(
                        "a signature of an expired key, made in time",
                        s -> {
                            byte[] archive = s.archive("# expired");
                            s.offer(archive, s.signAt(HostileSite.LAST_YEAR.plusSeconds(60), archive, s.expired));
                        },
                        "which expired at"),
                offered(
                        "a signature of a revoked key, made before",
                        s -> s.offer(s.archive(), s.revokedSignature),
                        "has revoked"),
                offered(
                        "a signature with SHA-1",
                        s -> s.offer(s.archive(), s.sign(s.archive(), s.key, "--digest-algo", "SHA1")),
                        "SHA-1, which is too weak"),
                offered(
                        "a signature from the future",
                        s -> s.offer(s.archive(), s.signAt(Instant.now().plus(Duration.ofDays(2)), s.archive(), s.key)),
                        "in the future"),
                offered(
                        "a signature of text",
                        s -> s.offer(s.archive(), s.sign(s.archive(), s.key, "--textmode")),
                        "for a file's bytes"),
                offered(
                        "a public key in place of a signature",
                        s -> s.offer(s.archive(), s.gpg.export(s.key)),
                        "there is no signature"),
                offered(
                        "an old version under a new number",
                        s -> {
                            byte[] old = s.archive("body OLD /old/");
                            s.offer(old, s.signAt(Instant.now().minus(Duration.ofDays(3)), old, s.key));
                        },
                        "an older version under a new number"));
    }

    private static Stream<Arguments> archives() {
        byte[] rules = bytes("body EVIL /evil/\n");
        Stream<Arguments> paths = Stream.of(
                        "../evil.cf",
                        "../../20-channel/evil.cf",
                        "/etc/evil.cf",
                        "a/../../evil.cf",
                        "C:\\evil.cf",
                        "..\\evil.cf",
                        "sub/evil.cf",
                        "nul.cf",
                        "evil.cf.",
                        "evil\n.cf")
                .map(name -> signed(
                        "a file named " + name.replace('\n', ' '),
                        s -> new RuleArchive()
                                .file("a.cf", "body A /a/")
                                .entry(name, TarConstants.LF_NORMAL, rules)
                                .bytes(),
                        "refused for its entry"));
        Stream<Arguments> cuts = IntStream.of(0, 1, 10, 100, 1_000, 5_000)
                .mapToObj(length -> signed(
                        "a signed archive of " + length + " bytes only",
                        s -> Arrays.copyOf(s.archive(), length),
                        "damaged"));
        return Stream.of(
                        paths,
                        cuts,
                        Stream.of(
                                signed(
                                        "a link to a file",
                                        s -> new RuleArchive()
                                                .file("a.cf", "body A /a/")
                                                .link("b.cf", TarConstants.LF_SYMLINK, "/etc/passwd")
                                                .bytes(),
                                        "b.cf: a link"),
                                signed(
                                        "a hard link",
                                        s -> new RuleArchive()
                                                .file("a.cf", "body A /a/")
                                                .link("b.cf", TarConstants.LF_LINK, "a.cf")
                                                .bytes(),
                                        "b.cf: a link"),
                                signed(
                                        "a device",
                                        s -> new RuleArchive()
                                                .file("a.cf", "body A /a/")
                                                .link("b.cf", TarConstants.LF_CHR, "")
                                                .bytes(),
                                        "b.cf: no plain file"),
                                signed(
                                        "a pipe",
                                        s -> new RuleArchive()
                                                .file("a.cf", "body A /a/")
                                                .link("b.cf", TarConstants.LF_FIFO, "")
                                                .bytes(),
                                        "b.cf: no plain file"),
                                signed(
                                        "the same name twice",
                                        s -> new RuleArchive()
                                                .file("a.cf", "body A /a/")
                                                .file("A.cf", "body B /b/")
                                                .bytes(),
                                        "there twice"),
                                signed(
                                        "a small archive of 1 GB",
                                        s -> RuleArchive.bomb("a.cf", '\0', 1L << 30),
                                        "larger than 16777216 bytes"),
                                signed("a thousand files of 1 MB", s -> manyLarge(), "when unpacked"),
                                signed("no file", s -> new RuleArchive().bytes(), "holds no rules"),
                                signed(
                                        "no rules",
                                        s -> new RuleArchive()
                                                .file("README", "x")
                                                .bytes(),
                                        "holds no rules"),
                                signed(
                                        "something behind the archive",
                                        s -> joined(s.archive(), bytes("evil")),
                                        "damaged"),
                                signed("a damaged checksum of gzip", s -> flipped(s.archive()), "damaged"),
                                signed("no gzip", s -> bytes("body A /a/\n"), "damaged")))
                .flatMap(stream -> stream);
    }

    private static Stream<Arguments> rules() {
        return Stream.of(
                signed("empty rules", s -> new RuleArchive().file("a.cf", "").bytes(), "there are no rules"),
                signed(
                        "all rules with 100 points",
                        s -> s.changed(
                                text -> text.replaceAll("(?m)^score\\s+(\\S+)\\s.*$", "score $1 100"),
                                "header ANY Subject =~ /./",
                                "score ANY 100"),
                        "it would take for spam the bundled message"),
                signed("half of the rules", s -> s.changed(HostileUpdatesIT::half), "of the active rules are gone"),
                signed("no test message taken", s -> s.archive("score GTUBE 0.1"), "test message"),
                signed(
                        "a line of 10 MB",
                        s -> s.archive("body LONG /" + "a".repeat(10 << 20) + "/"),
                        "in rules of channels"),
                signed(
                        "a file of 16 MB",
                        s -> s.archive("# comment\n".repeat((16 << 20) / 10)),
                        "in rules of channels"),
                signed("a pattern of 1 GB", s -> RuleArchive.bomb("a.cf", 'a', 1L << 30), "larger than 16777216 bytes"),
                signed(
                        "a pattern nested 100,000 deep",
                        s -> s.archive("body DEEP /" + "(".repeat(100_000) + "a" + ")".repeat(100_000) + "/"),
                        "DEEP"),
                signed(
                        "a pattern that takes for ever",
                        s -> s.archive("body SLOW /^(?=((?:\\w+\\s*)+)\\1\\1)(?:(?:.+)+)+\\1$/", "score SLOW 1"),
                        "SLOW"),
                signed("metas in a circle", s -> s.archive("meta M1 M2 && M1", "meta M2 M1"), "M1"),
                signed(
                        "a meta nested 100,000 deep",
                        s -> s.archive("meta DEEP " + "(".repeat(100_000) + "GTUBE" + ")".repeat(100_000)),
                        "DEEP"),
                signed("more rules than there may be", s -> s.archive(many(31_000)), "in rules of channels"),
                signed(
                        "bytes that are no text",
                        s -> s.archive("\u0000\u0001\uffff\ufffd body \u0000"),
                        "in rules of channels"),
                signed("a program in place of rules", s -> program(), "in rules of channels"),
                signed(
                        "a rule with a NUL in its name",
                        s -> s.archive("body EV\u0000IL /evil/"),
                        "in rules of channels"),
                signed(
                        "an include of a file elsewhere",
                        s -> s.archive("include /etc/passwd"),
                        "not a file of this rule set"),
                signed("an include of a folder above", s -> s.archive("include ../../../../state"), "not read"),
                signed("an include of itself", s -> s.archive("include 90_more.cf", "include 90_more.cf"), "levels"),
                signed("a score that is no number", s -> s.archive("score GTUBE NaN"), "GTUBE"),
                signed(
                        "a condition that never ends",
                        s -> s.archive("if (1", "body EVIL /evil/"),
                        "in rules of channels"));
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                dns("no such name", HostileSite::forget, "the DNS knows no"),
                dns("a version that is no number", s -> s.announce("latest"), "no single usable text"),
                dns("a negative version", s -> s.announce("-7"), "no single usable text"),
                dns(
                        "a version of 400 digits",
                        s -> s.dns.text(HostileSite.VERSION_NAME, "9".repeat(200), "9".repeat(200)),
                        "no single usable text"),
                dns("a version with a path", s -> s.announce("../../etc/passwd"), "no single usable text"),
                dns(
                        "two versions",
                        s -> s.dns.texts(HostileSite.VERSION_NAME, "1000001", "1000002"),
                        "no single usable text"),
                dns("an older version", s -> s.announce("4"), "older than the active 5"),
                dns("version 0", s -> s.announce("0"), "older than the active 5"),
                dns("a version that nobody has", s -> s.announce("999999999999999"), "999999999999999"),
                dns(
                        "names in a circle",
                        s -> s.dns.alias(HostileSite.VERSION_NAME, HostileSite.VERSION_NAME),
                        HostileSite.VERSION_NAME),
                dns("silence", s -> s.dns.beSilent(true), "no DNS server answers"),
                dns(
                        "answers that are none",
                        s -> s.dns.garble(answer -> new byte[] {answer[0], answer[1], 1}),
                        "no DNS server answers"),
                dns(
                        "an error",
                        s -> s.dns.lie(answer -> {
                            answer.removeAllRecords(Section.ANSWER);
                            answer.getHeader().setRcode(Rcode.SERVFAIL);
                            return answer;
                        }),
                        "no DNS server answers"),
                dns("mirrors in a file", s -> mirrors(s, "file:///etc/passwd"), "no single usable text"),
                dns("mirrors at a password", s -> mirrors(s, "http://root:secret@127.0.0.1/"), "no usable URL"),
                dns(
                        "a list of mirrors that is a page",
                        s -> {
                            mirrors(s, s.web.uri() + "MIRRORED.BY");
                            s.web.fail("MIRRORED.BY", LoopbackChannel.content(bytes("<html>Hello</html>")));
                        },
                        "names none"),
                dns(
                        "the active version with other content",
                        s -> {
                            s.announce("5");
                            s.web.fail("5.tar.gz", LoopbackChannel.content(bytes("evil")));
                        },
                        "version 5 is active"));
    }

    /** So that the others do not fail for a reason of their own. */
    @Test
    void shouldTakeTheVersionThatNothingIsWrongWith() throws Exception {
        String active = active();
        site.offer(site.archive());
        assertThat(look()).isEqualTo("version " + site.version() + " is active");
        assertThat(active()).isNotEqualTo(active).startsWith(site.version() + "-");
    }

    private static Arguments offered(String name, Attack attack, String words) {
        return arguments(name, attack, words);
    }

    private static Arguments mirror(String name, String files, LoopbackChannel.Fault fault, String words) {
        return arguments(
                name,
                (Attack) s -> {
                    s.offer(s.archive());
                    s.web.fail(files, fault);
                },
                words);
    }

    private static Arguments signed(String name, Content content, String words) {
        return arguments(name, (Attack) s -> s.offer(content.archive(s)), words);
    }

    private static Arguments dns(String name, Attack attack, String words) {
        return arguments(
                "DNS: " + name,
                (Attack) s -> {
                    s.offer(s.archive());
                    attack.prepare(s);
                },
                words);
    }

    /** The list of mirrors that is kept for a week is not there yet. */
    private static void mirrors(HostileSite site, String list) throws IOException {
        try (Stream<Path> kept = Files.list(home.resolve("work"))) {
            for (Path file : kept.toList()) {
                Files.delete(file);
            }
        }
        site.dns.text(HostileSite.MIRRORS_NAME, list);
    }

    private static String half(String rules) {
        return rules.lines()
                .filter(line -> !line.matches("(?:body|header|uri|rawbody|full|meta)\\s+(?!GTUBE|__)\\S*[A-M]\\s.*"))
                .collect(Collectors.joining("\n"));
    }

    private static String many(int rules) {
        return IntStream.range(0, rules)
                .mapToObj(i -> "body R" + i + " /r" + i + "/")
                .collect(Collectors.joining("\n"));
    }

    private static byte[] program() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        return new RuleArchive()
                .file("a.cf", "body A /a/\n")
                .entry("b.cf", TarConstants.LF_NORMAL, noise)
                .bytes();
    }

    private static byte[] manyLarge() throws IOException {
        RuleArchive archive = new RuleArchive();
        for (int i = 0; i < 100; i++) {
            archive.zeros(i + ".cf", 1 << 20);
        }
        return archive.bytes();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] flipped(byte[] gzip) {
        byte[] flipped = gzip.clone();
        flipped[flipped.length - 8] ^= 1;
        return flipped;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String look() throws InterruptedException {
        updates.update(settings());
        return Optional.ofNullable(updates.status().channels().get(HostileSite.DOMAIN))
                .orElseThrow()
                .result();
    }

    private static String active() {
        return RULES.current().map(RuleGeneration::id).orElse("");
    }

    private static List<String> hits() {
        return RULES.current().orElseThrow().rules().score(GTUBE).hits().stream()
                .map(Hit::rule)
                .toList();
    }

    private static Settings settings() {
        Map<String, List<String>> document = Map.of(
                "Server", List.of("*"),
                "DefinitionsChannels", List.of(site.setting()),
                "DefinitionsDnsServers", List.of(site.dns.endpoint().toString()),
                "DefinitionsDownloadTime", List.of("10s"),
                "DefinitionsMaxCompileTime", List.of("30s"));
        return new SettingsReader("mail1/Acme")
                .read(List.of(document), List.of())
                .settings();
    }
}
