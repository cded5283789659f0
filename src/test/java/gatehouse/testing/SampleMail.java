package gatehouse.testing;

import gatehouse.mail.Content;
import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.mail.Part;
import java.util.List;
import java.util.Optional;

/** Messages put together by hand, for checks that see parts only. */
public final class SampleMail {
    private SampleMail() {}

    public static Mail of(Part... parts) {
        return new Mail(
                new Envelope("a@example.org", List.of("b@example.org")),
                List.of(),
                MemoryStore.content(new byte[0]),
                List.of(parts),
                List.of());
    }

    public static Part attachment(String name, byte[] bytes) {
        return attachment(name, MemoryStore.content(bytes));
    }

    public static Part attachment(String name, Content content) {
        return new Part(
                "2", Part.Kind.ATTACHMENT, Optional.of(name), "application/octet-stream", Optional.empty(), content);
    }

    public static Part body(byte[] bytes) {
        return new Part(
                "1",
                Part.Kind.TEXT,
                Optional.empty(),
                "text/plain",
                Optional.of("us-ascii"),
                MemoryStore.content(bytes));
    }
}
