package gatehouse.functional;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testing.Clamd;
import gatehouse.testing.ClamdProxy;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that cannot be scanned neither loops nor keeps others waiting: it goes to quarantine. */
class FailingMessageTest {
    private static final String REASON = "GatehouseReason";

    @TempDir
    private Path directory;

    @Test
    void shouldQuarantineMessageLargerThanTheSpoolAfterFiveFailures() throws Exception {
        try (GatehouseFixture server = GatehouseFixture.in(directory)
                .clamd(Clamd.shared().port())
                .setting("MailFlowMaxMessageBytes", "1M")
                .start()) {
            server.send("large", SampleMessage.large("large", 2 << 20));
            server.send("small", SampleMessage.text("small"));
            server.awaitDelivered("small");
            server.awaitQuarantined("large");
            assertThat(server.quarantined("large").text(REASON)).contains("larger than");
            assertThat(server.count("Messages.Failed")).isEqualTo(5);
            server.awaitEmptyMailBox();
        }
    }

    @Test
    void shouldQuarantineMessageThatClamdChokesOnAfterFiveFailures() throws Exception {
        try (ClamdProxy proxy = new ClamdProxy(Clamd.shared());
                GatehouseFixture server = GatehouseFixture.in(directory)
                        .clamd(proxy.port())
                        .setting("AntivirusRetryServer", "100ms")
                        .start()) {
            server.send("poison", SampleMessage.attachment("poison", "note.txt", chokingText()));
            server.awaitQuarantined("poison");
            server.send("small", SampleMessage.text("small"));
            server.awaitDelivered("small");
            assertThat(server.count("Messages.Failed")).isEqualTo(5);
            server.awaitEmptyMailBox();
        }
    }

    /** It is in the decoded attachment only, so that the message as a whole passes. */
    private static byte[] chokingText() {
        return ("A text with " + ClamdProxy.CHOKE + " in it.").getBytes(US_ASCII);
    }
}
