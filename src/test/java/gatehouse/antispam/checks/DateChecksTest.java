package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DateChecksTest {
    private static final String DATE = "Date: Mon, 2 Sep 2002 12:00:00 +0000\n";
    private final Checking checking = Checking.with();

    @Test
    void shouldCountHoursFromTheNearestReception() {
        String message = received("18:30:00") + received("16:30:00") + DATE + "\n";
        assertThat(shifted(message, "-6", "-3")).isTrue();
        assertThat(shifted(message, "-12", "-6")).isFalse();
        assertThat(shifted(message, "undef", "-4")).isTrue();
    }

    @Test
    void shouldPreferTheDateOfSendingAgain() {
        String message = received("16:30:00") + "Resent-Date: Mon, 2 Sep 2002 16:00:00 +0000\n" + DATE + "\n";
        assertThat(shifted(message, "-1", "0")).isTrue();
    }

    @Test
    void shouldNotCountAReceptionByFetchmail() {
        String fetched =
                "Received: from pop.example [192.0.2.1] by localhost with POP3 (fetchmail-6.4) for u@localhost;"
                        + " Mon, 2 Sep 2002 12:01:00 +0000\n";
        assertThat(shifted(fetched + received("16:30:00") + DATE + "\n", "-6", "-3"))
                .isTrue();
    }

    @Test
    void shouldNotBelieveADateThatTheFirstServerMade() {
        assertThat(shifted(received("16:30:00") + received("12:00:00") + DATE + "\n", "-6", "-3"))
                .isTrue();
    }

    @Test
    void shouldTakeMissingDatesForNoShift() {
        assertThat(shifted(DATE + "\n", "0", "1")).isTrue();
        assertThat(shifted(received("16:30:00") + "Date: soon\n\n", "0", "1")).isTrue();
    }

    private boolean shifted(String message, String from, String to) {
        return checking.hits(message, "check_for_shifted_date", from, to);
    }

    private static String received(String time) {
        return "Received: from a.example (a.example [192.0.2.1]) by b.example with SMTP id 1; Mon, 2 Sep 2002 " + time
                + " +0000\n";
    }
}
