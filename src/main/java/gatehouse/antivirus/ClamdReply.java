package gatehouse.antivirus;

import gatehouse.scan.EngineVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The replies of clamd (clamd(8), COMMANDS), judged as a whole: what is not exactly one of the known forms is no reply, so
 * that no virus name, error or second reply can be taken for {@code OK}.
 */
final class ClamdReply {
    private static final String CLEAN = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: (?! )(\\P{Cntrl}+) FOUND");
    private static final Pattern VERSION = Pattern.compile("(ClamAV [\\w.+~-]{1,40})(?:/(\\d{1,9})(?:/(.{0,40}))?)?");
    private static final int MAX_NAME = 200;
    private static final int MAX_QUOTE = 100;

    /** {@code ctime} without the day of the week: {@code Nov 2 09:10:11 2026}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy", Locale.ROOT);

    private ClamdReply() {}

    /** Refuses whatever is not exactly the reply for a clean content, or for one virus. */
    static void requireExact(String reply) throws ClamdException {
        if (!reply.equals(CLEAN) && !FOUND.matcher(reply).matches()) {
            throw new ClamdException("answered " + quote(reply));
        }
    }

    /** At most the first 200 characters. */
    static String boundedName(String virus) {
        return cut(virus, MAX_NAME);
    }

    /** {@code ClamAV 1.4.6/27750/Sun Nov 22 09:10:11 2026}, or {@code ClamAV 1.4.6} when it names no definitions. */
    static EngineVersion version(String reply) throws ClamdException {
        Matcher version = VERSION.matcher(reply);
        if (!version.matches()) {
            throw new ClamdException("answered " + quote(reply) + " when asked for its version");
        }
        long definitions =
                Optional.ofNullable(version.group(2)).map(Long::valueOf).orElse(0L);
        return new EngineVersion(
                version.group(1),
                definitions,
                Optional.ofNullable(version.group(3)).flatMap(ClamdReply::time));
    }

    /** In quotes, bounded, without control characters. */
    static String quote(String reply) {
        String shown = cut(reply, MAX_QUOTE).replaceAll("\\p{Cntrl}", "?");
        return '"' + shown + '"' + (reply.length() > MAX_QUOTE ? "..." : "");
    }

    /** clamd writes its local time and no zone; ours is the best guess. */
    private static Optional<Instant> time(String ctime) {
        String date = ctime.strip().replaceAll(" +", " ").replaceFirst("^\\w+ ", "");
        try {
            return Optional.of(LocalDateTime.parse(date, TIME)
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeException e) {
            // An unknown date is an answer too: the status warns of it.
            return Optional.empty();
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
