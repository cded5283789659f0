package gatehouse.content;

import gatehouse.scan.Finding;
import gatehouse.scan.Finding.Limit;
import java.io.IOException;

/** An archive beyond a limit of the walk: nothing more of that attachment is unpacked. */
final class LimitExceededException extends IOException {
    private final String where;
    private final Limit limit;

    LimitExceededException(String where, Limit limit, String detail) {
        super(detail);
        this.where = where;
        this.limit = limit;
    }

    Finding finding() {
        return new Finding.LimitExceeded(where, limit, String.valueOf(getMessage()));
    }
}
