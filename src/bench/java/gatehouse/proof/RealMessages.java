package gatehouse.proof;

import gatehouse.testing.Corpora;
import gatehouse.testing.WireText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/** Some messages of the corpora, or generated ones where there is none, sent over and over, each time under an id of its own. Immutable. */
final class RealMessages {
    private static final int MOST = 500;
    private static final int SEED = 1;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:[^\r\n]*(\r\n[ \t][^\r\n]*)*\r\n");

    private final List<byte[]> texts;
    private final String origin;

    private RealMessages(List<byte[]> texts, String origin) {
        this.texts = texts;
        this.origin = origin;
    }

    static RealMessages load() throws IOException {
        List<byte[]> found = new ArrayList<>();
        try {
            for (String corpus : Corpora.ALL) {
                Corpora.read(corpus).forEach(message -> found.add(WireText.of(message.bytes())));
            }
        } catch (TestAbortedException e) {
            return generated();
        }
        Collections.shuffle(found, new Random(SEED));
        return new RealMessages(
                found.stream().limit(MOST).map(RealMessages::withoutId).toList(), "messages of the corpora");
    }

    private static RealMessages generated() {
        Random random = new Random(SEED);
        return new RealMessages(
                IntStream.range(0, MOST)
                        .mapToObj(i -> withoutId(Kind.random(random).message("m" + i)))
                        .toList(),
                "generated messages: there is no corpus");
    }

    /** The message of that number, with that Message-ID. */
    byte[] text(int number, String id) {
        byte[] header = ("Message-ID: " + id + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] text = texts.get(number % texts.size());
        byte[] all = new byte[header.length + text.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(text, 0, all, header.length, text.length);
        return all;
    }

    private static byte[] withoutId(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = Math.max(0, text.indexOf("\r\n\r\n"));
        return (MESSAGE_ID.matcher(text.substring(0, end)).replaceAll("") + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        long bytes = texts.stream().mapToLong(text -> text.length).sum();
        return String.format("%d %s, %.1f KB each", texts.size(), origin, bytes / 1024.0 / texts.size());
    }
}
