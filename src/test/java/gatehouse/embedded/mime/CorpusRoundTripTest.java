package gatehouse.embedded.mime;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.embedded.nsf.Blob;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.testing.Corpora;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message of the corpora becomes a note and is put together again from its items and entities. */
class CorpusRoundTripTest {
    @TempDir
    private Path folder;

    private NsfStore store;

    @BeforeEach
    void open() {
        store = NsfStore.open(folder.resolve("mail.box"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {Corpora.CLASSIC, Corpora.MIME})
    void shouldGiveEveryMessageBack(String corpus) throws IOException {
        int refused = 0;
        int entities = 0;
        List<Corpora.Message> messages = Corpora.read(corpus);
        for (Corpora.Message message : messages) {
            String text = new String(message.bytes(), StandardCharsets.ISO_8859_1).replaceAll("\r*\n", "\r\n");
            try {
                entities += roundTrip(message.name(), text);
            } catch (ItemizeException e) {
                refused++;
            }
        }
        System.out.printf(
                "%s: %d messages, %d entities, %d cannot be itemized%n", corpus, messages.size(), entities, refused);
        assertThat(refused).isLessThan(messages.size() / 10);
    }

    private int roundTrip(String name, String text) throws IOException {
        List<String> fields = HeaderFields.split(text);
        String header = joined(fields);
        assertThat(text).as(name).startsWith(header);
        String body = text.substring(Math.min(text.length(), header.length() + 2));
        List<String> messageFields =
                fields.stream().filter(f -> !HeaderFields.isEntityField(f)).toList();
        String entity =
                joined(fields.stream().filter(HeaderFields::isEntityField).toList()) + "\r\n" + body;
        Note note = save(messageFields, entity);
        assertThat(HeaderItems.fields(note)).as(name).isEqualTo(messageFields);
        Blob blob = ((MimePart) note.first("Body").orElseThrow().value()).entity();
        try (InputStream in = store.openBlob(blob, 0, blob.length())) {
            Slice slice = MimeSlicer.slice(in);
            assertThat(slice.contentEnd()).as(name).isEqualTo(entity.length());
            verify(name, entity, slice);
            return slice.count();
        }
    }

    /** Header fields, contents and boundaries cover the entity without a gap and without an overlap. */
    private static void verify(String name, String wire, Slice slice) {
        String header = wire.substring((int) slice.start(), (int) slice.contentStart());
        String fields = joined(slice.fields());
        String cutOff = fields.substring(0, Math.max(0, fields.length() - 2));
        assertThat(header).as(name).isIn(fields + "\r\n", fields, cutOff);
        slice.multipart().ifPresent(multipart -> verify(name, wire, slice, multipart));
    }

    private static void verify(String name, String wire, Slice slice, Slice.Multipart multipart) {
        String boundary = "(\r\n)?--" + Pattern.quote(multipart.boundary());
        long position = slice.contentStart();
        String before = Pattern.quote(multipart.preamble());
        for (Slice child : multipart.children()) {
            String gap = wire.substring((int) position, (int) child.start());
            assertThat(gap).as(name).matches(before + boundary + "[ \t]*(\r\n)?");
            verify(name, wire, child);
            position = child.contentEnd();
            before = "";
        }
        String end = wire.substring((int) position, (int) slice.contentEnd());
        assertThat(end).as(name).matches("(?s)|" + before + boundary + "--[ \t]*(\r\n.*)?");
    }

    private Note save(List<String> fields, String entity) throws IOException {
        List<NoteItem> items = fields.stream().map(HeaderItems::item).collect(Collectors.toCollection(ArrayList::new));
        byte[] bytes = entity.getBytes(StandardCharsets.ISO_8859_1);
        items.add(new NoteItem("Body", new MimePart(store.writeBlob(new ByteArrayInputStream(bytes)))));
        Instant now = Instant.now();
        Note saved = store.save(new Note(NsfStore.newUnid(), 0, 0, now, now, false, items), false)
                .orElseThrow();
        return store.byUnid(saved.unid()).orElseThrow();
    }

    private static String joined(List<String> fields) {
        return fields.stream().map(field -> field + "\r\n").collect(Collectors.joining());
    }
}
