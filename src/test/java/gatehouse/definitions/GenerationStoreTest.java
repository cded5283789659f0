package gatehouse.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.definitions.GenerationStore.Refusal;
import gatehouse.definitions.channel.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generations made, put in force, kept and removed, and what is left of them after a restart. */
class GenerationStoreTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123456Z");

    @TempDir
    private Path home;

    private Path folder;
    private GenerationStore store;

    @BeforeEach
    void openStore() throws IOException {
        folder = home.resolve("definitions");
        store = GenerationStore.open(folder);
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void shouldStartEmpty() {
        assertThat(store.list()).isEmpty();
        assertThat(store.active()).isEmpty();
        assertThat(store.previous()).isEmpty();
        assertThat(store.waiting()).isEmpty();
        assertThat(store.isPinned()).isFalse();
        assertThat(store.refusals()).isEmpty();
    }

    @Test
    void shouldGiveBackWhatWasKept() throws IOException {
        Delivery delivery = new Delivery(
                "rules.example.org",
                1_900_001,
                "http://mirror.example.org/1900001.tar.gz",
                "ab".repeat(32),
                "CD".repeat(20),
                START.minusSeconds(60));
        Provenance provenance = new Provenance(
                id(1),
                START,
                List.of(delivery),
                List.of("C:\\rules\\new", "/etc/a\tb\nc"),
                2,
                List.of("passed", "2 rules \\ no problems"));
        StoredGeneration kept = store.keep(draft("body A /a/"), provenance);

        reopen();

        assertThat(store.list()).containsExactly(kept);
        assertThat(kept.provenance()).isEqualTo(provenance);
        assertThat(kept.ruleFolders())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("00-stock", "10-local");
        assertThat(kept.ruleFolders().get(1).resolve("local.cf")).hasContent("body A /a/");
        store.check(kept);
    }

    @Test
    void shouldListTheNewestFirst() throws IOException {
        StoredGeneration second = keep(2);
        StoredGeneration third = keep(3);
        StoredGeneration first = keep(1);

        assertThat(store.list()).containsExactly(third, second, first);
    }

    @Test
    void shouldKeepTheFirstOfTwoWithTheSameId() throws IOException {
        StoredGeneration first = keep(1);

        StoredGeneration again = store.keep(draft("body B /b/"), provenance(1, START.plusSeconds(9)));

        assertThat(again).isEqualTo(first);
        assertThat(store.list()).containsExactly(first);
        assertThat(folder.resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void shouldReplaceADamagedOneOfTheSameId() throws IOException {
        Files.writeString(keep(1).folder().resolve("rules/10-local/local.cf"), "damaged");

        StoredGeneration again = store.keep(draft("body B /b/"), provenance(1, START.plusSeconds(9)));

        store.check(again);
        assertThat(store.list()).containsExactly(again);
        assertThat(again.folder().resolve("rules/10-local/local.cf")).hasContent("body B /b/");
    }

    @Test
    void shouldFindByTheStartOfAnId() throws IOException {
        StoredGeneration first = keep(1);
        keep(21);
        keep(22);

        assertThat(store.find("1")).contains(first);
        assertThat(store.find(first.id())).contains(first);
        assertThat(store.find("2")).isEmpty();
        assertThat(store.find("3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "..",
                "",
                "1",
                "1-00000000000g",
                "1-0000000000001",
                "1-00000000000A",
                "1234567890123456-000000000000",
                "1-000000000000/../x",
                "1-000000000000\n"
            })
    void shouldRefuseAnIdThatIsNone(String id) throws IOException {
        Path draft = draft("body A /a/");

        assertThatThrownBy(() -> store.keep(draft, new Provenance(id, START, List.of(), List.of(), 1, List.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("id");
        assertThat(store.find("../drafts")).isEmpty();
        assertThat(folder.resolve("generations")).isEmptyDirectory();
    }

    @Test
    void shouldRefuseADraftThatIsNone() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));

        assertThatIllegalArgumentException().isThrownBy(() -> store.discard(elsewhere));
        assertThatIllegalArgumentException().isThrownBy(() -> store.discard(folder.resolve("drafts/..")));
        assertThatIllegalArgumentException().isThrownBy(() -> store.discard(folder.resolve("drafts/../../elsewhere")));
        assertThatIllegalArgumentException().isThrownBy(() -> store.keep(elsewhere, provenance(1, START)));
        assertThat(elsewhere).exists();
    }

    @Test
    void shouldRefuseADraftWithALink() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "body S /s/");
        Path draft = draft("body A /a/");
        Files.createSymbolicLink(draft.resolve("rules/10-local/secret.cf"), secret);

        assertThatThrownBy(() -> store.keep(draft, provenance(1, START)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("secret.cf");

        store.discard(draft);
        assertThat(secret).exists();
        assertThat(folder.resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void shouldRefuseADraftWithoutRules() throws IOException {
        Path draft = store.newDraft();
        Files.createDirectories(draft.resolve("rules"));

        assertThatThrownBy(() -> store.keep(draft, provenance(1, START))).hasMessageContaining("no rules");
    }

    @Test
    void shouldRemoveDraftsAtTheStart() throws IOException {
        Path outside = Files.createDirectories(home.resolve("outside"));
        Files.writeString(outside.resolve("file"), "stays");
        Files.createSymbolicLink(draft("body A /a/").resolve("outside"), outside);
        Files.createSymbolicLink(folder.resolve("drafts/outside"), outside);

        reopen();

        assertThat(folder.resolve("drafts")).isEmptyDirectory();
        assertThat(outside.resolve("file")).exists();
    }

    @Test
    void shouldRememberWhatWasActiveBefore() throws IOException {
        StoredGeneration first = keep(1);
        StoredGeneration second = keep(2);
        StoredGeneration third = keep(3);
        store.activate(first);
        store.activate(second);
        store.activate(third);
        assertThat(store.previous()).containsExactly(second, first);

        store.activate(second);
        reopen();

        assertThat(store.active()).contains(second);
        assertThat(store.previous()).containsExactly(third, first);
    }

    @Test
    void shouldNotBePreviousOfItself() throws IOException {
        StoredGeneration first = keep(1);
        store.activate(first);
        store.activate(first);

        assertThat(store.previous()).isEmpty();
    }

    @Test
    void shouldLetOneWaitUntilAnyBecomesActive() throws IOException {
        StoredGeneration first = keep(1);
        StoredGeneration second = keep(2);
        store.await(first, "older");
        store.await(second, "7 of 300 verdicts\nturned round");
        reopen();
        assertThat(store.waiting()).contains(new GenerationStore.Waiting(second, "7 of 300 verdicts\nturned round"));

        store.activate(first);

        assertThat(store.waiting()).isEmpty();
        reopen();
        assertThat(store.waiting()).isEmpty();
    }

    @Test
    void shouldRememberAPin() throws IOException {
        store.pin(true);
        reopen();
        assertThat(store.isPinned()).isTrue();

        store.pin(false);
        reopen();
        assertThat(store.isPinned()).isFalse();
    }

    @Test
    void shouldRememberRefusals() throws IOException {
        Instant before = Instant.now();
        store.refuse("a.example.org", 7, "too many problems");
        store.refuse("b.example.org", 7, "too slow");
        store.refuse("a.example.org", 7, "too many problems again");
        List<Refusal> refusals = store.refusals();
        reopen();

        assertThat(store.refusals()).isEqualTo(refusals);
        assertThat(refusals)
                .extracting(Refusal::channel, Refusal::version, Refusal::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.example.org", 7L, "too many problems again"),
                        org.assertj.core.groups.Tuple.tuple("b.example.org", 7L, "too slow"));
        assertThat(refusals).allMatch(refusal -> !refusal.at().isBefore(before));

        store.forgive("a.example.org", 7);
        store.forgive("a.example.org", 8);
        assertThat(store.refusals()).extracting(Refusal::channel).containsExactly("b.example.org");
    }

    @Test
    void shouldKeepTheLatestHundredRefusals() throws IOException {
        for (int version = 1; version <= 103; version++) {
            store.refuse("a.example.org", version, "x".repeat(10_000));
        }
        reopen();

        assertThat(store.refusals())
                .hasSize(100)
                .extracting(Refusal::version)
                .startsWith(103L, 102L)
                .endsWith(4L);
        assertThat(Files.size(folder.resolve("state"))).isLessThan(200_000);
    }

    @Test
    void shouldPruneTheOldest() throws IOException {
        keepAll(6);
        store.activate(stored(6));

        store.prune(3);

        assertThat(numbers(store.list().stream())).containsExactly(6L, 5L, 4L);
        assertThat(folder.resolve("generations").toFile().list()).hasSize(3);
        assertThat(folder.resolve("drafts")).isEmptyDirectory();
    }

    @Test
    void shouldNeverPruneWhatIsNeeded() throws IOException {
        keepAll(6);
        store.activate(stored(2));
        store.activate(stored(3));
        store.activate(stored(1));
        store.await(stored(4), "a person has to look");

        store.prune(1);

        assertThat(store.active()).contains(stored(1));
        assertThat(numbers(store.previous().stream())).containsExactly(3L);
        assertThat(numbers(store.list().stream())).containsExactly(4L, 3L, 1L);
        reopen();
        assertThat(numbers(store.previous().stream())).containsExactly(3L);
    }

    @Test
    void shouldGoOnWhenTheActiveOneWasRemovedByHand() throws IOException {
        keepAll(2);
        store.activate(stored(1));
        store.activate(stored(2));
        DurableFiles.delete(stored(2).folder());

        assertThat(store.active()).isEmpty();
        reopen();
        assertThat(store.active()).isEmpty();
        assertThat(numbers(store.previous().stream())).containsExactly(1L);
        assertThat(numbers(store.list().stream())).containsExactly(1L);

        store.activate(stored(1));
        assertThat(numbers(store.active().stream())).containsExactly(1L);
    }

    @Test
    void shouldNotActivateWhatIsGone() throws IOException {
        StoredGeneration first = keep(1);
        DurableFiles.delete(first.folder());

        assertThatThrownBy(() -> store.activate(first)).hasMessageContaining(first.id());
        assertThatThrownBy(() -> store.await(first, "")).hasMessageContaining(first.id());
    }

    @Test
    void shouldHaveTheFolderForItselfUntilItIsClosed() throws IOException {
        assertThatThrownBy(() -> GenerationStore.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Another Gatehouse")
                .hasMessageContaining(folder.toRealPath().toString());

        store.close();
        assertThatThrownBy(() -> store.pin(true)).hasMessageContaining("closed");
        openStore();
        store.pin(true);
    }

    private void reopen() throws IOException {
        store.close();
        openStore();
    }

    private void keepAll(int count) throws IOException {
        for (int number = 1; number <= count; number++) {
            keep(number);
        }
    }

    private StoredGeneration stored(int number) {
        return store.find(id(number)).orElseThrow();
    }

    private static Stream<Long> numbers(Stream<StoredGeneration> generations) {
        return generations.map(generation -> Long.parseLong(generation.id().replaceFirst("-.*", "")));
    }

    private StoredGeneration keep(int number) throws IOException {
        return store.keep(draft("body A /" + number + "/"), provenance(number, START.plusSeconds(number)));
    }

    private Path draft(String rules) throws IOException {
        return Generations.draft(store, rules);
    }

    private static Provenance provenance(int number, Instant made) {
        return Generations.provenance(number, made);
    }

    private static String id(int number) {
        return Generations.id(number);
    }
}
