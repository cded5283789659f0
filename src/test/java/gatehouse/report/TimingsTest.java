package gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingsTest {
    private final Timings timings = new Timings();

    @Test
    void shouldTellPercentilesWithinAnEighth() {
        for (int millis = 1; millis <= 1000; millis++) {
            timings.record(Duration.ofMillis(millis));
        }

        assertThat(timings.percentile(50)).isBetween(Duration.ofMillis(500), Duration.ofMillis(563));
        assertThat(timings.percentile(99)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1114));
        assertThat(timings.count()).isEqualTo(1000);
    }

    @Test
    void shouldBeZeroBeforeAnythingWasRecorded() {
        assertThat(timings.percentile(99)).isZero();
    }

    @Test
    void shouldTakeAnyDuration() {
        timings.record(Duration.ofNanos(-5));
        timings.record(Duration.ofMillis(3));
        timings.record(Duration.ofDays(365));

        assertThat(timings.percentile(1)).isZero();
        assertThat(timings.percentile(100)).isBetween(Duration.ofDays(365), Duration.ofDays(411));
    }
}
