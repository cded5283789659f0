package gatehouse.embedded.nsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.embedded.nsf.ItemValue.Attachment;
import gatehouse.embedded.nsf.ItemValue.Dates;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.ItemValue.Numbers;
import gatehouse.embedded.nsf.ItemValue.OleObject;
import gatehouse.embedded.nsf.ItemValue.Rfc822Text;
import gatehouse.embedded.nsf.ItemValue.RichText;
import gatehouse.embedded.nsf.ItemValue.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NsfStoreTest {
    @TempDir
    private Path folder;

    private NsfStore store;

    @BeforeEach
    void open() {
        store = NsfStore.open(folder.resolve("test.nsf"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldReturnEveryKindOfItemAsItWasSaved() throws IOException {
        Blob blob = blob(new byte[] {1, 2, 3});
        List<NoteItem> items = List.of(
                new NoteItem("SendTo", text("a@b", "ü\u0001"), Set.of(NoteItem.Flag.NAMES, NoteItem.Flag.SIGNED)),
                new NoteItem("Received", new Rfc822Text("RECEIVED:", " from x\r\n\tby \u00e9")),
                new NoteItem("Received", new Rfc822Text("")),
                new NoteItem("N", new Numbers(List.of(1.5, -2.0))),
                new NoteItem("D", new Dates(List.of(Instant.ofEpochSecond(5, 7)))),
                new NoteItem("R", new RichText("t".repeat(100_000), List.of("a"), List.of(new OleObject("o", "c")))),
                new NoteItem("Body", new MimePart(blob)),
                new NoteItem("$FILE", new Attachment("f", blob, Instant.EPOCH), Set.of()));
        Note saved = save(note(items));
        reopen();
        assertThat(store.byUnid(saved.unid()).orElseThrow().items()).isEqualTo(items);
    }

    @Test
    void shouldRaiseSequenceAndTimeWithEverySave() {
        Note first = save(note(List.of()));
        Note second = save(first);
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.modified()).isAfter(first.modified());
        assertThat(second.created()).isEqualTo(first.created());
        assertThat(second.noteId()).isEqualTo(first.noteId());
    }

    @Test
    void shouldRefuseASaveWithoutForceWhenSomebodySavedMeanwhile() {
        Note first = save(note(List.of()));
        save(first);
        assertThat(store.save(first, false)).isEmpty();
        assertThat(store.save(first, true).orElseThrow().sequence()).isEqualTo(3);
    }

    @Test
    void shouldRefuseASaveWithoutForceWhenSomebodyDeletedMeanwhile() {
        Note first = save(note(List.of()));
        assertThat(store.delete(first, false)).isTrue();
        assertThat(store.save(first, false)).isEmpty();
        assertThat(store.delete(first, true)).isFalse();
        assertThat(store.byUnid(first.unid())).isEmpty();
    }

    @Test
    void shouldRefuseADeletionWithoutForceWhenSomebodySavedMeanwhile() {
        Note first = save(note(List.of()));
        save(first);
        assertThat(store.delete(first, false)).isFalse();
        assertThat(store.delete(first, true)).isTrue();
    }

    @Test
    void shouldRefuseASecondNoteOfTheSameUnid() {
        Note first = save(note(List.of()));
        Note second = note(List.of());
        second.unid(first.unid());
        assertThatThrownBy(() -> store.save(second, true)).isInstanceOf(StoreException.class);
        store.delete(first, true);
        assertThat(save(second).noteId()).isNotEqualTo(first.noteId());
        assertThat(store.byUnid(first.unid())).isPresent();
    }

    @Test
    void shouldListChangesAndDeletionsOldestFirst() {
        Note first = save(note(List.of()));
        Note second = save(note(List.of()));
        Instant since = store.now();
        Note third = save(note(List.of()));
        store.delete(first, true);
        assertThat(store.modifiedSince(since)).containsExactly(third.noteId(), first.noteId());
        assertThat(store.modifiedSince(Instant.MIN)).containsExactly(second.noteId(), third.noteId(), first.noteId());
        assertThat(store.byNoteId(first.noteId()).orElseThrow().deleted()).isTrue();
        assertThat(store.select(note -> true)).containsExactly(second.noteId(), third.noteId());
    }

    @Test
    void shouldNotGiveANoteIdTwice() {
        Note first = save(note(List.of()));
        store.delete(first, true);
        reopen();
        assertThat(save(note(List.of())).noteId()).isGreaterThan(first.noteId());
    }

    @Test
    void shouldLetAHookChangeOrRefuseASave() {
        AtomicReference<String> seen = new AtomicReference<>("");
        store.beforeSave(note -> {
            if (note.isNew()) {
                note.replace(new NoteItem("RoutingState", text("HOLD")));
            } else {
                throw new StoreException("disk full");
            }
        });
        store.afterSave(note -> seen.set(note.unid()));
        Note saved = save(note(List.of()));
        assertThat(saved.text("RoutingState")).isEqualTo("HOLD");
        assertThat(seen.get()).isEqualTo(saved.unid());
        assertThatThrownBy(() -> store.save(saved, true)).hasMessage("disk full");
        assertThat(store.byUnid(saved.unid()).orElseThrow().sequence()).isEqualTo(1);
    }

    @Test
    void shouldReadAnySliceOfABlob() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Blob blob = blob(bytes);
        assertThat(blob.length()).isEqualTo(bytes.length);
        try (InputStream in = store.openBlob(blob, 32_000, 50_000)) {
            assertThat(in.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 32_000, 82_000));
        }
        assertThatThrownBy(() -> store.openBlob(blob, 1, bytes.length)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldKeepABlobUntilTheLastItemThatNamesItGoes() throws IOException {
        Blob blob = blob(new byte[] {1});
        NoteItem item = new NoteItem("Body", new MimePart(blob));
        Note first = save(note(List.of(item)));
        Note second = save(note(List.of(item)));
        store.delete(first, true);
        assertThat(store.openBlob(blob, 0, 1).read()).isEqualTo(1);
        second.remove("Body");
        save(second);
        assertThatThrownBy(() -> store.openBlob(blob, 0, 1).read()).isInstanceOf(IOException.class);
    }

    @Test
    void shouldSweepBlobsThatNoNoteNamesWhenOpened() throws IOException {
        Blob kept = blob(new byte[] {1});
        Blob swept = blob(new byte[100_000]);
        save(note(List.of(new NoteItem("Body", new MimePart(kept)))));
        reopen();
        assertThat(store.openBlob(kept, 0, 1).read()).isEqualTo(1);
        assertThatThrownBy(() -> store.openBlob(swept, 0, 1).read()).isInstanceOf(IOException.class);
    }

    @Test
    void shouldRefuseANoteWhoseBlobIsGone() throws IOException {
        Blob blob = blob(new byte[] {1});
        store.discard(blob);
        assertThatThrownBy(() -> save(note(List.of(new NoteItem("Body", new MimePart(blob))))))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void shouldKeepItsProperties() {
        store.title("Mail");
        String replicaId = store.replicaId();
        Instant created = store.created();
        reopen();
        assertThat(store.title()).isEqualTo("Mail");
        assertThat(store.replicaId()).isEqualTo(replicaId).hasSize(16);
        assertThat(store.created()).isEqualTo(created);
    }

    @Test
    void shouldNotGrowWithoutEnd() throws IOException {
        List<Note> kept = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < 11_000; i++) {
            List<NoteItem> items = new ArrayList<>();
            items.add(new NoteItem("Subject", text("subject " + i + "x".repeat(1000))));
            if (i % 10 == 0) {
                items.add(new NoteItem("Body", new MimePart(blob(new byte[50_000]))));
            }
            Note note = save(note(items));
            if (i % 100 == 0) {
                kept.add(note);
            } else {
                store.delete(note, true);
            }
        }
        double micros = (System.nanoTime() - start) / 22_000_000.0;
        long size = Files.size(store.file());
        System.out.printf("%.0f us per save or deletion, file of %d KB%n", micros, size / 1024);
        assertThat(size).isLessThan(64 * 1024 * 1024L);
        assertThat(store.select(note -> true)).hasSize(kept.size());
        assertThat(store.modifiedSince(Instant.MIN)).as("with the newest stubs").hasSize(kept.size() + 10_000);
    }

    private void reopen() {
        store.close();
        store = NsfStore.open(folder.resolve("test.nsf"));
    }

    private Note save(Note note) {
        return store.save(note, false).orElseThrow();
    }

    private Blob blob(byte[] bytes) throws IOException {
        return store.writeBlob(new ByteArrayInputStream(bytes));
    }

    private static Note note(List<NoteItem> items) {
        Instant now = Instant.now();
        return new Note(NsfStore.newUnid(), 0, 0, now, now, false, items);
    }

    private static Text text(String... values) {
        return new Text(List.of(values));
    }
}
