package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import gatehouse.definitions.GenerationStore.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A store of three generations, the second active, the first before it, the third waiting; then its files are damaged. */
class DamagedStoreTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private GenerationStore store;

    @BeforeEach
    void makeStore() throws IOException {
        log.start();
        logger().addAppender(log);
        store = GenerationStore.open(folder);
        for (int number = 1; number <= 3; number++) {
            keep(number, "passed");
        }
        store.activate(stored(1));
        store.activate(stored(2));
        store.await(stored(3), "a person has to look");
        store.pin(true);
        store.refuse("rules.example.org", 9, "too slow");
    }

    @AfterEach
    void closeStore() throws IOException {
        logger().detachAppender(log);
        store.close();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("is missing", (Damage) generation -> Files.delete(generation.resolve("MANIFEST"))),
                Arguments.of("was added", (Damage) generation -> Files.writeString(generation.resolve("MANIFEST"), "")),
                Arguments.of("is missing", (Damage) generation -> Files.delete(stock(generation))),
                Arguments.of("not what it was", (Damage) generation -> flip(stock(generation), 3)),
                Arguments.of("not what it was", (Damage) generation -> flip(generation.resolve("provenance"), 3)),
                Arguments.of("", (Damage) generation -> flip(generation.resolve("MANIFEST"), 3)),
                Arguments.of("", (Damage) generation -> truncate(generation.resolve("MANIFEST"))),
                Arguments.of("not what it was", (Damage) generation -> truncate(stock(generation))),
                Arguments.of(
                        "was added", (Damage) generation -> Files.writeString(generation.resolve("rules/x.cf"), "")),
                Arguments.of("no plain file", (Damage) DamagedStoreTest::replaceByLink),
                Arguments.of("no plain file", (Damage) DamagedStoreTest::replaceFolderByLink));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void shouldNotListADamagedGeneration(String reason, Damage damage) throws IOException {
        StoredGeneration active = stored(2);
        damage.to(active.folder());

        assertThatThrownBy(() -> store.check(active))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
        reopen();

        assertThat(store.active()).isEmpty();
        assertThat(ids(store.list())).containsExactly(id(3), id(1));
        assertThat(ids(store.previous())).containsExactly(id(1));
        assertThat(logged()).anyMatch(line -> line.contains(id(2)) && line.contains(reason));
        store.prune(10);
        assertThat(active.folder()).doesNotExist();
        assertThat(ids(store.list())).containsExactly(id(3), id(1));
    }

    @Test
    void shouldIgnoreWhatIsNoGeneration() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        DurableFiles.move(stored(3).folder(), outside.resolve(id(3)));
        Path generations = folder.resolve("generations");
        Files.createSymbolicLink(generations.resolve(id(3)), outside.resolve(id(3)));
        DurableFiles.move(stored(1).folder(), generations.resolve(id(7)));
        Files.writeString(generations.resolve("file"), "");

        reopen();

        assertThat(ids(store.list())).containsExactly(id(2));
        store.prune(10);
        assertThat(generations.toFile().list()).hasSize(1);
        assertThat(outside.resolve(id(3)).resolve("MANIFEST")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafts", "generations"})
    void shouldNotFollowALinkInPlaceOfAFolder(String name) throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), "");
        store.close();
        DurableFiles.delete(folder.resolve(name));
        Files.createSymbolicLink(folder.resolve(name), outside);

        assertThatThrownBy(() -> GenerationStore.open(folder)).hasMessageContaining(name);
        assertThat(outside.resolve("file")).exists();
    }

    @Test
    void shouldReadWhatIsLeftOfATruncatedState() throws IOException {
        byte[] good = Files.readAllBytes(state());
        int firstLine = new String(good, StandardCharsets.UTF_8).indexOf('\n');
        for (int length = 0; length < good.length; length += 7) {
            Files.write(state(), Arrays.copyOf(good, length));
            Files.deleteIfExists(folder.resolve("state.damaged"));

            reopen();

            assertThat(folder.resolve("state.damaged")).exists();
            assertThat(ids(store.active().stream().toList())).containsExactly(length < firstLine ? id(3) : id(2));
            assertThat(ids(store.previous())).contains(id(1));
            assertThat(logged()).anyMatch(line -> line.contains("state"));
        }
        log.list.clear();
        reopen();
        assertThat(logged()).isEmpty();
    }

    @Test
    void shouldNoticeAFlippedBitOfTheState() throws IOException {
        long size = Files.size(state());
        for (int at = 0; at < size; at++) {
            flip(state(), at);
            assertThat(new StateFile(state()).read().orElseThrow().damage()).isPresent();
            flip(state(), at);
        }
        assertThat(new StateFile(state()).read().orElseThrow().damage()).isEmpty();
    }

    @Test
    void shouldKeepTheFactsThatCanBeRead() throws IOException {
        String text = Files.readString(state());
        Files.writeString(state(), text.replaceFirst("previous\t[^\n]*", "previous\t../x"));
        Refusal refusal = store.refusals().get(0);

        reopen();

        assertThat(store.isPinned()).isTrue();
        assertThat(store.waiting()).isPresent();
        assertThat(store.refusals()).containsExactly(refusal);
        assertThat(ids(store.previous())).containsExactly(id(1));
    }

    @Test
    void shouldNotTakeWhatIsNoIdForOne() throws IOException {
        Files.writeString(
                state(),
                "active\t../drafts\nwaiting\t..\t\nprevious\t/etc\nprevious\nrefused\ta\t-1\t\t\nrefused\ta\t1\tnoon\t\npinned");

        reopen();

        assertThat(store.waiting()).isEmpty();
        assertThat(store.refusals()).isEmpty();
        assertThat(store.isPinned()).isFalse();
        assertThat(ids(store.active().stream().toList())).containsExactly(id(3));
        assertThat(ids(store.previous())).containsExactly(id(2), id(1));
    }

    @Test
    void shouldNotMakeADoubtfulGenerationActiveByDamage() throws IOException {
        keep(4, "DOUBTFUL: 7 of 300 verdicts turned round");
        Files.delete(state());

        reopen();

        assertThat(ids(store.active().stream().toList())).containsExactly(id(3));
        assertThat(ids(store.previous())).containsExactly(id(2), id(1));
    }

    @Test
    void shouldOpenWithAStateThatIsNoFile() throws IOException {
        Files.delete(state());
        Files.createDirectories(state().resolve("folder"));

        reopen();

        assertThat(store.active()).isPresent();
        assertThat(folder.resolve("state.damaged/folder")).exists();
    }

    @Test
    void shouldNotReadAStateOfAnySize() throws IOException {
        Files.write(state(), new byte[3 << 20], StandardOpenOption.APPEND);

        reopen();

        assertThat(store.active()).isPresent();
        assertThat(logged()).anyMatch(line -> line.contains("larger than"));
    }

    /** Breaks something of a generation. */
    interface Damage {
        void to(Path generation) throws IOException;
    }

    private static Path stock(Path generation) {
        return generation.resolve("rules/00-stock/20 stock rules.cf");
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    }

    private static void replaceByLink(Path generation) throws IOException {
        Path moved = Files.move(stock(generation), generation.resolve("../../moved"));
        Files.createSymbolicLink(stock(generation), moved);
    }

    private static void replaceFolderByLink(Path generation) throws IOException {
        Path rules = generation.resolve("rules/00-stock");
        Path moved = Files.move(rules, generation.resolve("../../moved"));
        Files.createSymbolicLink(rules, moved);
    }

    private void keep(int number, String result) throws IOException {
        Provenance provenance = new Provenance(
                id(number), START.plusSeconds(number), List.of(), List.of(), 2, List.of(result, "more of it"));
        store.keep(Generations.draft(store, "body A /a/"), provenance);
    }

    private void reopen() throws IOException {
        store.close();
        store = GenerationStore.open(folder);
    }

    private Path state() {
        return folder.resolve("state");
    }

    private StoredGeneration stored(int number) {
        return store.find(id(number)).orElseThrow();
    }

    private static List<String> ids(List<StoredGeneration> generations) {
        return generations.stream().map(StoredGeneration::id).toList();
    }

    private static String id(int number) {
        return Generations.id(number);
    }

    private List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("gatehouse.definitions");
    }
}
