package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    @Test
    void shouldNameClassMessageAndCause() {
        List<String> lines =
                FailureText.lines("did not start", new IllegalStateException("no key", new OutOfMemoryError("heap")));

        assertThat(lines.get(0)).isEqualTo("did not start: java.lang.IllegalStateException: no key");
        assertThat(lines).contains("  caused by java.lang.OutOfMemoryError: heap");
    }

    @Test
    void shouldBeBoundedForDeepStacksAndEndlessCauses() {
        List<String> lines = FailureText.lines("failed", new Endless());

        assertThat(lines).hasSizeLessThan(60);
    }

    private static final class Endless extends RuntimeException {
        @Override
        public synchronized Throwable getCause() {
            return this;
        }
    }
}
