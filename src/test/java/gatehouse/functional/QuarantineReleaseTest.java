package gatehouse.functional;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.embedded.nsf.Note;
import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A release from quarantine delivers once, whatever it is interrupted by. */
class QuarantineReleaseTest {
    private static final String STATE = "GatehouseState";

    @TempDir
    private Path directory;

    @Test
    void shouldDeliverOnceWhenReleasedTwice() throws Exception {
        try (GatehouseFixture server = start()) {
            String entry = quarantine(server);
            server.tell("quarantine release " + entry, "Released " + entry);
            server.tell("quarantine release " + entry, "was released before");
            server.awaitDelivered("virus");
            server.awaitEmptyMailBox();
            assertThat(server.delivered()).containsExactly("virus");
            assertThat(server.quarantined("virus").text(STATE)).isEqualTo("RELEASED");
        }
    }

    static Stream<Named<Predicate<Note>>> steps() {
        return Stream.of(
                Named.of("before the entry is marked", note -> isState(note, "RELEASING")),
                Named.of("before the deposit", note -> isDeposit(note) && note.isNew()),
                Named.of("before the entry is marked as released", note -> isState(note, "RELEASED")),
                Named.of("before the message goes", note -> isDeposit(note) && !note.isNew()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void shouldDeliverOnceWhenInterrupted(Predicate<Note> failing) throws Exception {
        try (GatehouseFixture server = start()) {
            String entry = quarantine(server);
            AtomicInteger failures = new AtomicInteger();
            server.domino().switches().failSaves(note -> failing.test(note) && failures.incrementAndGet() > 0);
            server.domino().console("tell gatehouse quarantine release " + entry);
            await().until(() -> failures.get() > 0);
            server.quit();
            assertThat(server.delivered()).isEmpty();

            server.domino().switches().failSaves(note -> false);
            server.load();
            if (server.quarantined("virus").text(STATE).equals("QUARANTINED")) {
                server.tell("quarantine release " + entry, "Released " + entry);
            }
            server.awaitDelivered("virus");
            server.awaitEmptyMailBox();
            server.quit();
            server.load();
            assertThat(server.delivered()).containsExactly("virus");
            assertThat(server.quarantined("virus").text(STATE)).isEqualTo("RELEASED");
        }
    }

    @Test
    void shouldStripReceiptRequests() throws Exception {
        try (GatehouseFixture server = start()) {
            String request = "Disposition-Notification-To: spy@example.org\r\n";
            String virus = new String(SampleMessage.eicar("virus"), US_ASCII);
            byte[] message = (request + virus).getBytes(US_ASCII);
            server.send("virus", message);
            server.awaitQuarantined("virus");
            assertThat(server.quarantined("virus").items())
                    .noneMatch(item -> item.name().equalsIgnoreCase("Disposition-Notification-To"));
        }
    }

    private GatehouseFixture start() {
        return GatehouseFixture.in(directory).clamd(Clamd.shared().port()).start();
    }

    private static String quarantine(GatehouseFixture server) throws Exception {
        server.send("virus", SampleMessage.eicar("virus"));
        server.awaitQuarantined("virus");
        server.awaitEmptyMailBox();
        return server.quarantined("virus").unid();
    }

    private static boolean isState(Note note, String state) {
        return note.text(STATE).equals(state);
    }

    private static boolean isDeposit(Note note) {
        return note.first(STATE).isEmpty() && note.first("X-SSOTag").isPresent();
    }
}
