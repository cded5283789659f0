package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    @Test
    void shouldWaitLongWhenNothingHappens() {
        assertThat(pace.timeout(false)).isEqualTo(Pace.LONG);
    }

    @Test
    void shouldWaitShortlyWhenAnAnswerIsDue() {
        pace.commandSeen();

        assertThat(pace.timeout(false)).isEqualTo(Pace.SHORT);
    }

    @Test
    void shouldNeverWaitForEver() {
        assertThat(pace.timeout(true)).isPositive();
    }
}
