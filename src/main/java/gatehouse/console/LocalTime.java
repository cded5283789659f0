package gatehouse.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as commands print them: to the second, in the server's zone. Static functions only. */
final class LocalTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private LocalTime() {}

    static String of(Instant time) {
        return FORM.format(time);
    }
}
