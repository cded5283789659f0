package gatehouse.domino;

import gatehouse.mail.Header;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import lotus.domino.Document;
import lotus.domino.NotesException;

/** The headers of a message that has none: made of the items of a Notes mail. */
final class NoteHeaders {
    private static final String[][] HEADER_ITEMS = {
        {"From", "From"},
        {"To", "SendTo"},
        {"Cc", "CopyTo"},
        {"Reply-To", "ReplyTo"},
        {"Subject", "Subject"},
        {"Message-ID", "$MessageID"}
    };

    private NoteHeaders() {}

    static List<Header> of(Document note) throws NotesException {
        List<Header> headers = new ArrayList<>();
        for (String[] pair : HEADER_ITEMS) {
            List<String> values = Calls.texts(note, pair[1]);
            if (!values.isEmpty()) {
                headers.add(new Header(pair[0], String.join(", ", values)));
            }
        }
        Instant posted = Calls.time(note, "PostedDate");
        if (!posted.equals(Instant.EPOCH)) {
            headers.add(
                    new Header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(posted.atOffset(ZoneOffset.UTC))));
        }
        return headers;
    }
}
