package gatehouse.embedded.nsf;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.embedded.nsf.ItemValue.MimePart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NsfStoreProcessTest {
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void shouldHaveAllThatReturnedAfterAKill() throws IOException, InterruptedException {
        Path file = folder.resolve("mail.box");
        Random random = new Random(4);
        Set<String> saved = new HashSet<>();
        Set<String> perhaps = new HashSet<>();
        for (int i = 0; i < KILLS; i++) {
            runAndKill(file, 200 + random.nextInt(800), saved, perhaps);
            verify(file, saved, perhaps);
        }
        System.out.printf("%d kills, %d notes, file of %d KB%n", KILLS, saved.size(), Files.size(file) / 1024);
    }

    @Test
    @Timeout(120)
    void shouldStreamAHundredMegabytesThroughASmallHeap() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = StoreProcess.start("blob", folder.resolve("big.nsf"), "-Xmx64m");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("same");
        }
        assertThat(process.waitFor()).isZero();
        System.out.printf("100 MB written and read in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    /** Reads the reports of so many steps, kills the process, and reads what it could still report. */
    private static void runAndKill(Path file, int steps, Set<String> saved, Set<String> perhaps)
            throws IOException, InterruptedException {
        Process process = StoreProcess.start("save", file);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            for (int i = 0; line != null; i++) {
                if (i == steps) {
                    // Through the handle: the process itself would close what is left to read.
                    process.toHandle().destroyForcibly();
                }
                take(line, saved, perhaps);
                line = out.readLine();
            }
        }
        assertThat(process.waitFor()).as("killed").isEqualTo(137);
    }

    private static void take(String line, Set<String> saved, Set<String> perhaps) {
        if (line.length() != 34) {
            return;
        }
        String unid = line.substring(2);
        switch (line.charAt(0)) {
            case '+' -> saved.add(unid);
            case '?' -> {
                saved.remove(unid);
                perhaps.add(unid);
            }
            default -> perhaps.remove(unid);
        }
    }

    private static void verify(Path file, Set<String> saved, Set<String> perhaps) throws IOException {
        Set<String> present = new HashSet<>();
        try (NsfStore store = NsfStore.open(file)) {
            for (int noteId : store.select(note -> true)) {
                Note note = store.byNoteId(noteId).orElseThrow();
                present.add(note.unid());
                assertThat(store.byUnid(note.unid()).orElseThrow().noteId()).isEqualTo(noteId);
                Blob blob = ((MimePart) note.first("Body").orElseThrow().value()).entity();
                try (InputStream in = store.openBlob(blob, 0, blob.length())) {
                    assertThat(in.readAllBytes()).hasSize((int) blob.length());
                }
            }
            assertThat(store.modifiedSince(java.time.Instant.EPOCH)).hasSizeGreaterThanOrEqualTo(present.size());
        }
        assertThat(present).containsAll(saved);
        // A save whose report the kill cut off is there too: at most one of each thread.
        present.removeAll(saved);
        present.removeAll(perhaps);
        assertThat(present).hasSizeLessThanOrEqualTo(3);
        saved.addAll(present);
    }
}
