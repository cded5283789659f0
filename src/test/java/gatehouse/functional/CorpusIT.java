package gatehouse.functional;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domino.NoteReading;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.mail.MailParser;
import gatehouse.mail.Part;
import gatehouse.testing.Clamd;
import gatehouse.testing.Corpora;
import gatehouse.testing.Documents;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.MemoryStore;
import gatehouse.testing.WireText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All messages of the corpora go through SMTP, scan and delivery, and every part is what it was. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CorpusIT {
    private static final int SENDERS = 6;

    private final MailParser parser = new MailParser();
    private final Map<String, Corpora.Message> messages = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int parts;
    private int rawMessages;

    @TempDir
    private Path directory;

    @Test
    void shouldBringEveryMessageThroughWithEveryPartAsItWas() throws Exception {
        for (String corpus : Corpora.ALL) {
            Corpora.read(corpus).forEach(message -> messages.put("m" + messages.size(), message));
        }
        try (GatehouseFixture server = GatehouseFixture.in(directory)
                        .clamd(Clamd.shared().port())
                        .start();
                Senders senders = new Senders(
                        server, SENDERS, id -> WireText.of(message(id).bytes()))) {
            long start = System.nanoTime();
            senders.send(List.copyOf(messages.keySet()));
            senders.await();
            server.awaitEmptyMailBox();
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);

            List<String> ended = new ArrayList<>(server.delivered());
            ended.addAll(server.quarantined());
            assertThat(ended).containsExactlyInAnyOrderElementsOf(messages.keySet());
            compare(server, GatehouseFixture.MAIL_FILE);
            compare(server, GatehouseFixture.QUARANTINE);
            System.out.printf(
                    "Corpora: %d messages in %d s, %d delivered, %d in quarantine, %d not itemized; %d parts compared,"
                            + " %d differ; %d failures%n",
                    messages.size(),
                    seconds,
                    server.delivered().size(),
                    server.quarantined().size(),
                    rawMessages,
                    parts,
                    differences.size(),
                    server.count("Messages.Failed"));
            assertThat(differences).isEmpty();
            assertThat(server.count("Messages.Failed")).isZero();
            assertThat(server.domino().strictMode().violations()).isEmpty();
            assertThat(messages).hasSize(2_967);
        }
    }

    private void compare(GatehouseFixture server, String file) throws Exception {
        NsfStore database = server.domino().database(file);
        NoteReading.forEach(server.domino(), file, (note, mail, tag) -> {
            String id = Documents.id(note);
            byte[] sent = WireText.of(message(id).bytes());
            Mail expected = parser.parse(new Envelope("", List.of()), MemoryStore.content(sent), new MemoryStore());
            compareParts(id, expected.parts(), mail.parts());
            if (note.first("$ItemizeError").isPresent()) {
                rawMessages++;
                compareRaw(id, sent, database, note);
            }
        });
    }

    private void compareParts(String id, List<Part> expected, List<Part> actual) throws IOException {
        if (expected.size() != actual.size()) {
            differences.add(message(id).name() + ": " + expected.size() + " parts, then " + actual.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            parts++;
            compare(message(id).name() + " part " + expected.get(i).path(), expected.get(i), actual.get(i));
        }
    }

    private void compare(String where, Part expected, Part actual) throws IOException {
        byte[] before = bytes(expected);
        byte[] after = bytes(actual);
        int mismatch = Arrays.mismatch(before, after);
        if (mismatch >= 0) {
            differences.add(where + ": " + before.length + " bytes, then " + after.length + ", first at " + mismatch);
        }
    }

    private void compareRaw(String id, byte[] sent, NsfStore database, Note note) throws IOException {
        for (NoteItem item : note.items()) {
            if (item.value() instanceof ItemValue.Attachment file) {
                try (InputStream in =
                        database.openBlob(file.content(), 0, file.content().length())) {
                    if (!Arrays.equals(in.readAllBytes(), withEndedHeader(sent))) {
                        differences.add(message(id).name() + ": " + file.fileName() + " is not what was sent");
                    }
                }
            }
        }
    }

    /** A server ends a header section that the sender did not end. */
    private static byte[] withEndedHeader(byte[] sent) {
        String text = new String(sent, ISO_8859_1);
        return text.contains("\r\n\r\n") ? sent : (text + "\r\n").getBytes(ISO_8859_1);
    }

    private Corpora.Message message(String id) {
        Corpora.Message message = messages.get(id);
        if (message == null) {
            throw new AssertionError("Nobody sent " + id);
        }
        return message;
    }

    /** Lines that stand among header fields and are none have no encoding, and their white space is the server's. */
    private static byte[] bytes(Part part) throws IOException {
        try (InputStream in = part.content().open()) {
            byte[] bytes = in.readAllBytes();
            return part.path().equals("header")
                    ? new String(bytes, ISO_8859_1).replaceAll("\\s", "").getBytes(ISO_8859_1)
                    : bytes;
        }
    }
}
