package gatehouse.embedded.nsf;

import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.ItemValue.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** A process of its own for tests that kill one, or that need a small heap. */
final class StoreProcess {
    private static final int THREADS = 3;
    private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;

    private StoreProcess() {}

    public static void main(String[] args) throws Exception {
        try (NsfStore store = NsfStore.open(Path.of(args[1]))) {
            if (args[0].equals("save")) {
                saveUntilKilled(store);
            } else {
                writeLargeBlob(store);
            }
        }
    }

    static Process start(String what, Path file, String... options) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, StoreProcess.class.getName(), what, file.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Saves and deletes in several threads, and prints what returned: {@code + unid} or {@code - unid}. */
    private static void saveUntilKilled(NsfStore store) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> saveUntilKilled(store, random));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void saveUntilKilled(NsfStore store, Random random) {
        try {
            while (true) {
                Note saved = store.save(note(store, random), false).orElseThrow();
                print("+ " + saved.unid());
                if (random.nextInt(10) < 8) {
                    print("? " + saved.unid());
                    store.delete(saved, false);
                    print("- " + saved.unid());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Note note(NsfStore store, Random random) throws IOException {
        byte[] bytes = new byte[random.nextInt(200_000)];
        Blob blob = store.writeBlob(new ByteArrayInputStream(bytes));
        Instant now = Instant.now();
        List<NoteItem> items = List.of(
                new NoteItem("Subject", new Text(List.of("x".repeat(random.nextInt(2000))))),
                new NoteItem("Body", new MimePart(blob)));
        return new Note(NsfStore.newUnid(), 0, 0, now, now, false, items);
    }

    private static void writeLargeBlob(NsfStore store) throws IOException {
        CheckedInputStream in = new CheckedInputStream(new RandomStream(HUNDRED_MEGABYTES), new CRC32());
        Blob blob = store.writeBlob(in);
        Instant now = Instant.now();
        NoteItem item = new NoteItem("Body", new MimePart(blob));
        store.save(new Note(NsfStore.newUnid(), 0, 0, now, now, false, List.of(item)), false);
        CheckedInputStream back = new CheckedInputStream(store.openBlob(blob, 0, blob.length()), new CRC32());
        long length = back.transferTo(java.io.OutputStream.nullOutputStream());
        boolean isSame = back.getChecksum().getValue() == in.getChecksum().getValue();
        print(isSame && length == HUNDRED_MEGABYTES ? "same" : "different");
    }

    @SuppressWarnings("SystemOut") // read by the test
    private static void print(String line) {
        System.out.println(line);
    }

    /** Bytes that do not compress. */
    private static final class RandomStream extends InputStream {
        private final Random random = new Random(1);
        private long left;

        RandomStream(long length) {
            left = length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read one by one");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, left);
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            System.arraycopy(bytes, 0, target, offset, count);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
