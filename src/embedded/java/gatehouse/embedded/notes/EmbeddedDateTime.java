package gatehouse.embedded.notes;

import java.time.Instant;
import java.util.Date;
import lotus.domino.DateTime;
import lotus.domino.NotesException;

/** A point in time. */
final class EmbeddedDateTime extends Handle implements DateTime {
    private final Instant instant;

    EmbeddedDateTime(EmbeddedSession session, Instant instant) {
        super(session);
        this.instant = instant;
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the API's type
    public Date toJavaDate() throws NotesException {
        check();
        return new Date(instant.toEpochMilli());
    }

    Instant instant() throws NotesException {
        check();
        return instant;
    }
}
