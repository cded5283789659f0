package gatehouse.antispam.checks;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Functions that compare the date that a message claims with those at which it was received. Immutable; safe for threads. */
final class DateChecks {
    private static final double MONTH = ChronoUnit.MONTHS.getDuration().toSeconds();

    private final Clock clock;

    DateChecks(Clock clock) {
        this.clock = clock;
    }

    Map<String, CheckMaker> functions() {
        return Map.of("check_for_shifted_date", DateChecks::shifted, "received_within_months", this::received);
    }

    /** Hours from a reception to the date, the nearest of all receptions. */
    private static Check shifted(List<String> arguments) {
        NumberRange hours = NumberRange.of(arguments);
        return Check.when(message -> hours.contains(Reception.of(message).shift() / 3600.0));
    }

    private Check received(List<String> arguments) {
        NumberRange months = NumberRange.of(arguments);
        return Check.when(message -> {
            long now = clock.instant().getEpochSecond();
            return months.contains((now - Reception.of(message).middle().orElse(0)) / MONTH);
        });
    }
}
