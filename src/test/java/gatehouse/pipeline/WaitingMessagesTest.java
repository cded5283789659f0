package gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.server.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WaitingMessagesTest {
    private static final MessageId A = new MessageId("mail.box", "A");
    private static final MessageId B = new MessageId("mail.box", "B");

    private final SetClock clock = new SetClock();
    private final WaitingMessages waiting = new WaitingMessages(2, clock);

    @Test
    void shouldHandOutEachMessageOnceInTheOrderOfArrival() throws InterruptedException {
        waiting.offer(A);
        waiting.offer(B);
        waiting.offer(A);

        assertThat(waiting.take(Duration.ZERO)).contains(A);
        waiting.offer(A);
        assertThat(waiting.take(Duration.ZERO)).contains(B);
        assertThat(waiting.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void shouldTakeAMessageAgainOnceItIsDone() throws InterruptedException {
        waiting.offer(A);
        waiting.take(Duration.ZERO);
        waiting.done(A);

        assertThat(waiting.offer(A)).isTrue();
        assertThat(waiting.take(Duration.ZERO)).contains(A);
    }

    @Test
    void shouldRefuseWhatThereIsNoRoomFor() {
        waiting.offer(A);
        waiting.offer(B);

        assertThat(waiting.offer(new MessageId("mail.box", "C"))).isFalse();
        assertThat(waiting.offer(A)).isTrue();
    }

    @Test
    void shouldKeepAPostponedMessageUntilItIsDue() throws InterruptedException {
        waiting.offer(A);
        waiting.take(Duration.ZERO);
        waiting.postpone(A, Duration.ofSeconds(5));
        waiting.offer(A);

        assertThat(waiting.take(Duration.ZERO)).isEmpty();
        clock.now = clock.now.plusSeconds(5);
        assertThat(waiting.take(Duration.ZERO)).contains(A);
        assertThat(waiting.census()).isEqualTo(new WaitingMessages.Census(0, 1, 0));
    }

    @Test
    void shouldHandOutPostponedMessagesAtOnceWhenTheReasonHasGone() throws InterruptedException {
        waiting.offer(A);
        waiting.take(Duration.ZERO);
        waiting.postpone(A, Duration.ofDays(1));
        waiting.retryAll();

        assertThat(waiting.take(Duration.ZERO)).contains(A);
    }

    @Test
    void shouldHandOutNothingWhilePaused() throws InterruptedException {
        waiting.offer(A);
        waiting.pause(true);

        assertThat(waiting.take(Duration.ZERO)).isEmpty();
        waiting.pause(false);
        assertThat(waiting.take(Duration.ZERO)).contains(A);
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
