package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.antispam.Hit;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.Settings;
import gatehouse.settings.SettingsReader;
import gatehouse.testing.GpgHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions on their way from a signed channel to force: the real store, signatures by gpg, real rules. */
class DefinitionUpdatesTest {
    private static final byte[] SPAM = "Subject: x\n\nReplica watches!\n".getBytes(StandardCharsets.US_ASCII);
    private static final String WATCHES = "body WATCHES /replica watches/i\nscore WATCHES 7\n";

    private static GpgHome gpg;
    private static String key;

    @TempDir
    private Path home;

    private Path channel;
    private final Map<String, List<String>> document = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final AtomicInteger firsts = new AtomicInteger();
    private VerdictRecords records;
    private Server server;

    @BeforeAll
    static void makeKey() {
        gpg = GpgHome.required();
        key = gpg.newKey("Rules of Acme <rules@acme.test>");
    }

    @AfterAll
    static void removeKey() {
        gpg.close();
    }

    @BeforeEach
    void makeServer() throws Exception {
        channel = Files.createDirectory(home.resolve("channel"));
        write(home.resolve("config/rules/10.cf"), "body OWN /replica watches/i\nscore OWN 2\n");
        records = VerdictRecords.open(home.resolve("verdicts.mv"));
        document.put("Server", List.of("*"));
        server = new Server();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        records.close();
    }

    /** What a server has of the definitions until it ends. */
    private final class Server implements AutoCloseable {
        private final GenerationStore store = GenerationStore.open(home.resolve("definitions"));
        private final RuleSetHolder rules = new RuleSetHolder(firsts::incrementAndGet);
        private final Shadow shadow = new Shadow();
        private final Promotion promotion = new Promotion(store, rules, records, shadow, said::add);
        private final DefinitionUpdates updates = new DefinitionUpdates(
                new Home(home, home.resolve("keys"), home.resolve("work")), store, promotion, records, said::add);

        Server() throws Exception {
            promotion.restore(settings());
            updates.reload(settings());
        }

        String look() throws InterruptedException {
            updates.update(settings());
            return Objects.requireNonNull(updates.status().channels().get(channel.toString()))
                    .result();
        }

        String active() {
            return rules.current().map(RuleGeneration::id).orElse("");
        }

        List<String> hits() {
            return rules.current().orElseThrow().rules().score(SPAM).hits().stream()
                    .map(Hit::rule)
                    .toList();
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }

    @Test
    void shouldBeginWithTheRulesOfThisServer() {
        assertThat(server.hits()).containsExactly("OWN");
        assertThat(server.store.active()).hasValueSatisfying(active -> {
            assertThat(active.id()).isEqualTo(server.active());
            assertThat(active.provenance().folders()).containsExactly("config/rules");
        });
        assertThat(firsts).hasValue(1);
    }

    @Test
    void shouldPutASignedVersionInForceInThePlaceOfItsOwnRules() throws Exception {
        publish(5, WATCHES);
        assertThat(server.look()).isEqualTo("version 5 is active");
        assertThat(server.hits()).containsExactly("WATCHES");
        assertThat(server.active()).startsWith("5-");
        assertThat(server.store.active().orElseThrow().provenance().delivery(channel.toString()))
                .hasValueSatisfying(delivery -> {
                    assertThat(delivery.version()).isEqualTo(5);
                    assertThat(delivery.signedBy()).isEqualTo(key);
                });
        assertThat(server.look()).isEqualTo("version 5 is active");
        assertThat(firsts).hasValue(1);
    }

    @Test
    void shouldBeginWithTheLastGoodGenerationWhateverTheChannelDoes() throws Exception {
        publish(5, WATCHES);
        server.look();
        String active = server.active();
        restart();
        assertThat(server.active()).isEqualTo(active);

        Files.delete(channel.resolve("VERSION"));
        assertThat(server.look()).contains(channel.toString());
        assertThat(server.active()).isEqualTo(active);
    }

    @Test
    void shouldRefuseWhatSuspectsLettersAndNotTryItAgain() throws Exception {
        publish(5, WATCHES);
        server.look();
        String active = server.active();
        publish(6, WATCHES + "header ANYBODY From =~ /./\nscore ANYBODY 100\n");
        assertThat(server.look()).contains("version 6").contains("is refused").contains("ANYBODY");
        assertThat(server.look()).startsWith("version 6 was refused");
        assertThat(server.active()).isEqualTo(active);
        assertThat(said).filteredOn(line -> line.contains("is refused")).hasSize(1);
        restart();
        assertThat(server.look()).startsWith("version 6 was refused");

        publish(7, WATCHES + "body TICKS /tick tock/\n");
        assertThat(server.look()).isEqualTo("version 7 is active");
    }

    @Test
    void shouldLetAPersonDecideWhilePinned() throws Exception {
        publish(5, WATCHES);
        server.look();
        server.store.pin(true);
        publish(6, WATCHES + "body TICKS /tick tock/\n");
        assertThat(server.look()).isEqualTo("version 6 waits: the active generation is pinned");
        assertThat(server.active()).startsWith("5-");
        assertThat(server.look()).isEqualTo("version 6 waits: the active generation is pinned");

        server.promotion.promote(server.store.waiting().orElseThrow().generation(), settings());
        assertThat(server.active()).startsWith("6-");
        assertThat(server.store.waiting()).isEmpty();
    }

    @Test
    void shouldNotTakeAgainWhatWasRolledBack() throws Exception {
        publish(5, WATCHES);
        server.look();
        publish(6, WATCHES + "body TICKS /tick tock/\n");
        server.look();
        server.promotion.rollBack(server.store.previous().get(0), settings());
        assertThat(server.active()).startsWith("5-");
        assertThat(server.look()).isEqualTo("version 6 was refused: rolled back by a person");
        restart();
        assertThat(server.active()).startsWith("5-");

        server.promotion.promote(server.store.find("6-").orElseThrow(), settings());
        assertThat(server.active()).startsWith("6-");
        assertThat(server.look()).isEqualTo("version 6 is active");
    }

    @Test
    void shouldTakeNeitherAnOlderVersionNorOneUnderANewNumber() throws Exception {
        publish(5, WATCHES);
        Path old = Files.createDirectory(home.resolve("old"));
        for (String ending : List.of("", ".asc")) {
            Files.copy(channel.resolve("5.tar.gz" + ending), old.resolve("9.tar.gz" + ending));
        }
        publishLater(6, WATCHES + "body TICKS /tick tock/\n");
        server.look();
        Files.writeString(channel.resolve("VERSION"), "5\n");
        assertThat(server.look()).contains("older than the active 6");

        for (String ending : List.of("", ".asc")) {
            Files.copy(old.resolve("9.tar.gz" + ending), channel.resolve("9.tar.gz" + ending));
        }
        String sum = Files.readString(channel.resolve("5.tar.gz.sha256")).replace("5.tar.gz", "9.tar.gz");
        Files.writeString(channel.resolve("9.tar.gz.sha256"), sum);
        Files.writeString(channel.resolve("VERSION"), "9\n");
        assertThat(server.look()).contains("an older version under a new number");
        assertThat(server.active()).startsWith("6-");
    }

    @Test
    void shouldLeaveToAPersonWhatLacksManyRules() throws Exception {
        publish(5, WATCHES + "body TICKS /tick tock/\nbody TOCKS /tock tick/\n");
        server.look();
        publish(6, WATCHES);
        assertThat(server.look()).startsWith("version 6 waits: ").contains("DefinitionsMaxRuleLoss");
        assertThat(server.active()).startsWith("5-");
    }

    @Test
    void shouldLeaveToAPersonAlsoWhatAnEarlierProcessKeptAndNeverTold() throws Exception {
        shouldLeaveToAPersonWhatLacksManyRules();
        StoredGeneration doubtful = server.store.waiting().orElseThrow().generation();
        Path files = Files.move(doubtful.folder().resolve("rules"), home.resolve("rules"));
        server.close();
        deleteTree(home.resolve("definitions"));
        Files.writeString(channel.resolve("VERSION"), "5\n");
        server = new Server();
        server.look();
        Path draft = server.store.newDraft();
        Files.move(files, draft.resolve("rules"));
        server.store.keep(draft, doubtful.provenance());
        Files.writeString(channel.resolve("VERSION"), "6\n");

        assertThat(server.look()).startsWith("version 6 waits: ");
        assertThat(server.active()).startsWith("5-");
    }

    @Test
    void shouldRunInShadowBeforeItJudges() throws Exception {
        publish(5, WATCHES);
        server.look();
        document.put("DefinitionsShadowMessages", List.of("3"));
        publish(6, WATCHES + "body TICKS /tick tock/\n");
        assertThat(server.look()).isEqualTo("version 6 runs in shadow");
        restart();
        for (int message = 0; message < 3; message++) {
            assertThat(server.active()).startsWith("5-");
            server.shadow.offer(SPAM);
            server.promotion.workOnShadow(Duration.ofMillis(100));
        }
        assertThat(server.active()).startsWith("6-");
        assertThat(server.store.waiting()).isEmpty();
    }

    @Test
    void shouldLeaveToAPersonWhatTurnsVerdictsRoundInShadow() throws Exception {
        publish(5, WATCHES);
        server.look();
        document.put("DefinitionsShadowMessages", List.of("30"));
        publish(6, WATCHES + "score WATCHES 1\n");
        server.look();
        for (int message = 0; message < 30; message++) {
            server.shadow.offer(SPAM);
            server.promotion.workOnShadow(Duration.ofMillis(100));
        }
        assertThat(server.active()).startsWith("5-");
        assertThat(server.store.waiting())
                .hasValueSatisfying(
                        waiting -> assertThat(waiting.generation().id()).startsWith("6-"));
        assertThat(said).anyMatch(line -> line.contains("wait for you"));
    }

    @Test
    void shouldLetLocalScoresWinAndReadThemAgainWhenTold() throws Exception {
        publish(5, WATCHES);
        server.look();
        write(home.resolve("local/10.cf"), "score WATCHES 0.5\n");
        document.put("AntispamLocalRules", List.of("local"));
        server.updates.reload(settings());
        assertThat(points()).isEqualTo(0.5);
        write(home.resolve("local/10.cf"), "score WATCHES 0.7\n");
        server.updates.reload(settings());
        assertThat(points()).isEqualTo(0.7);
        assertThat(server.active()).startsWith("5-");
    }

    @Test
    void shouldTrustTheNetworksOfTheSettingsAndOurOwnRelays() throws Exception {
        write(home.resolve("config/rules/10.cf"), """
                header UNTRUSTED X-Spam-Relays-Untrusted =~ /ip=198\\.51\\.100\\.7/
                header INTERNAL X-Spam-Relays-Internal =~ /ip=192\\.0\\.2\\.1/
                """);
        String message = "Received: from a.test (a.test [192.0.2.1]) by mx.acme.test with ESMTP id 1;"
                + " Mon, 5 Jan 2026 10:00:00 +0000\n"
                + "Received: from b.test (b.test [198.51.100.7]) by a.test with ESMTP id 2;"
                + " Mon, 5 Jan 2026 10:00:00 +0000\nSubject: x\n\nbody\n";
        server.updates.reload(settings());
        assertThat(hits(message)).containsExactly("UNTRUSTED");
        document.put("AntispamTrustedNetworks", List.of("198.51.100.0/24"));
        document.put("AntispamInternalNetworks", List.of("192.0.2.0/24"));
        server.updates.reload(settings());
        assertThat(hits(message)).containsExactly("INTERNAL");
    }

    @Test
    void shouldKeepTheLastGoodRulesAndRaiseTheAlarmOnce() throws Exception {
        String active = server.active();
        document.put("AntispamRules", List.of("config/nowhere"));
        for (int minute = 0; minute < 3; minute++) {
            server.updates.reload(settings());
        }
        assertThat(server.active()).isEqualTo(active);
        assertThat(server.updates.status().failure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("nowhere"));
        assertThat(said)
                .filteredOn(line -> line.startsWith("ALARM"))
                .singleElement()
                .asString()
                .contains(active);

        document.remove("AntispamRules");
        server.updates.reload(settings());
        assertThat(server.updates.status().failure()).isEmpty();
    }

    @Test
    void shouldGoBackToItsOwnRulesWhenTheChannelIsNotWantedAnyMore() throws Exception {
        publish(5, WATCHES);
        server.look();
        document.remove("DefinitionsChannels");
        server.updates.reload(settings());
        assertThat(server.hits()).containsExactly("OWN");
    }

    @Test
    void shouldTakeAnotherGenerationWhenTheActiveOneIsDamaged() throws Exception {
        publish(5, WATCHES);
        server.look();
        publish(6, WATCHES + "body TICKS /tick tock/\n");
        server.look();
        StoredGeneration damaged = server.store.active().orElseThrow();
        Path file = damaged.ruleFolders().get(0).resolve("20.cf");
        Files.writeString(file, "body BROKEN");
        document.remove("DefinitionsChannels");
        document.put("AntispamEnabled", List.of("yes"));
        server.close();
        server = new Server();
        assertThat(server.active()).isNotEqualTo(damaged.id()).isNotEmpty();
    }

    private double points() {
        return server.rules.current().orElseThrow().rules().score(SPAM).points();
    }

    private List<String> hits(String message) {
        byte[] text = message.getBytes(StandardCharsets.US_ASCII);
        return server.rules.current().orElseThrow().rules().score(text).hits().stream()
                .map(Hit::rule)
                .toList();
    }

    private void restart() throws Exception {
        server.close();
        server = new Server();
    }

    private Settings settings() {
        return new SettingsReader("mail1/Acme")
                .read(List.of(document), List.of())
                .settings();
    }

    /** From the first one on, the server is subscribed to the channel. */
    private void publish(long version, String rules) throws IOException {
        document.put("DefinitionsChannels", List.of(channel + " " + key));
        Path folder = home.resolve("published-" + version);
        write(folder.resolve("20.cf"), rules);
        gpg.publish(folder, channel, "--no-lint", "--version", Long.toString(version));
    }

    /** Signatures tell time to the second. */
    private void publishLater(long version, String rules) throws IOException {
        Instant nextSecond = Instant.now().plusSeconds(1);
        await().until(() -> Instant.now().isAfter(nextSecond));
        publish(version, rules);
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
