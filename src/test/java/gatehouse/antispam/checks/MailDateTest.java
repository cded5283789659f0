package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 2 Sep 2002 16:30:00 -0400 | 2002-09-02T20:30:00Z",
                "2 sep 02 16:30 EDT | 2002-09-02T20:30:00Z",
                "Mon, 2 Sep 2002 16:30:00 (EST) | 2002-09-02T21:30:00Z",
                "Mon, 2 Sep, 2002, 16:30:00 NST | 2002-09-02T20:00:00Z",
                "Mon, 2 Sep 2002 16:30:00 somewhere | 2002-09-02T16:30:00Z",
                "16:30:00 2 Sep 2002 +0000 | 2002-09-02T16:30:00Z",
                "2 Sep 102 00:00:00 +0000 | 2002-09-02T00:00:00Z",
                "2 Sep 2002 | 2002-09-02T00:00:00Z",
                "Mon Sep  2 16:30:00 2002 | 2002-09-02T00:00:00Z"
            })
    void shouldReadDatesInAnyOrderOfTheirParts(String text, String expected) {
        assertThat(MailDate.parse(text)).hasValue(Instant.parse(expected).getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 Jan 1901 00:00:00 +0000 | 1970-01-01T00:00:00Z",
                "1 Jan 0102 00:00:00 +0000 | 1970-01-01T00:00:00Z",
                "1 Jan 2999 00:00:00 +0000 | 2037-01-01T00:00:00Z",
                "99 Sep 2002 99:99:99 +0000 | 2002-10-01T23:59:59Z",
                "31 Feb 2001 00:00:00 +0000 | 2001-03-01T00:00:00Z"
            })
    void shouldTakeTheNearestDateThereIsForAnImpossibleOne(String text, String expected) {
        assertThat(MailDate.parse(text)).hasValue(Instant.parse(expected).getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2002-09-02 16:30:00", "0 Sep 2002", "2 Sept 2002", "2-Sep-2002", "2 Sep 1"})
    void shouldNotGuessWhereThereIsNoDate(String text) {
        assertThat(MailDate.parse(text)).isEmpty();
    }

    @Test
    void shouldReadOnlyTheBeginningOfALongText() {
        assertThat(MailDate.parse("1".repeat(1_000_000) + " 2 Sep 2002")).isEmpty();
    }
}
