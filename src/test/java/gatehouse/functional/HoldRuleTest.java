package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.domino.NoteReading;
import gatehouse.sso.Definitions;
import gatehouse.sso.TagCheck;
import gatehouse.sso.TagVerifier;
import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the hold rule the Router never sees an unscanned message; without it there is an alarm. */
class HoldRuleTest {
    private static final String ALARM = "ALARM: hold rule not active";
    private static final String PASSED_UNSCANNED = "Messages.PassedUnscanned";

    @TempDir
    private Path directory;

    @Test
    void shouldNeverLetTheRouterSeeAnUnscannedMessageUnderEightSenders() throws Exception {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "m" + i).toList();
        Queue<String> unscanned = new ConcurrentLinkedQueue<>();
        try (GatehouseFixture server = start(true);
                Senders senders = new Senders(server, 8, SampleMessage::picture)) {
            TagVerifier verifier = TagKeys.verifier(server.domino());
            server.domino().onRouted(note -> {
                if (verifier.verifySignature(note.text("X-SSOTag")).isEmpty()) {
                    unscanned.add(note.unid());
                }
            });
            senders.send(ids);
            senders.await();
            server.awaitEmptyMailBox();

            assertThat(unscanned).isEmpty();
            assertThat(server.delivered()).containsExactlyInAnyOrderElementsOf(ids);
            NoteReading.forEach(
                    server.domino(),
                    GatehouseFixture.MAIL_FILE,
                    (note, mail, tag) -> assertThat(
                                    verifier.verify(tag.orElseThrow(), mail, new Definitions(0, ""), Instant.now()))
                            .isInstanceOf(TagCheck.Valid.class));
            assertThat(server.count(PASSED_UNSCANNED)).isZero();
        }
    }

    @Test
    void shouldRaiseAlarmWhenHoldRuleIsOffAtStart() {
        try (GatehouseFixture server = start(false)) {
            server.awaitLine(0, ALARM);
            assertThat(server.status("Hold rule")).startsWith("NOT ACTIVE since");
        }
    }

    @Test
    void shouldRaiseAlarmAndCountWhenMessagePassesUnscanned() throws Exception {
        try (GatehouseFixture server = start(true)) {
            assertThat(server.status("Hold rule")).isEqualTo("active");
            server.domino().switches().routerStopped(true);
            server.domino().switches().holdRule(false);
            server.send("m1", SampleMessage.text("m1"));
            server.awaitLine(0, ALARM);
            await().until(() -> server.count(PASSED_UNSCANNED) == 1);
        }
    }

    @Test
    void shouldRaiseAlarmForMessageThatTheRouterTookBeforeAnybodySawIt() throws Exception {
        try (GatehouseFixture server = start(true)) {
            assertThat(server.status("Hold rule")).isEqualTo("active");
            server.domino().switches().holdRule(false);
            server.send("m1", SampleMessage.text("m1"));
            server.awaitDelivered("m1");
            server.awaitLine(0, ALARM);
            await().until(() -> server.count(PASSED_UNSCANNED) == 1);
        }
    }

    private GatehouseFixture start(boolean holdRule) {
        return GatehouseFixture.in(directory)
                .clamd(Clamd.shared().port())
                .holdRule(holdRule)
                .mailBoxes(2)
                .start();
    }
}
