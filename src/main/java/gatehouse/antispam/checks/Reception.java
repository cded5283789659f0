package gatehouse.antispam.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * When a message says that it was written, and when servers say that they received it, in seconds since 1970. Immutable.
 *
 * @param written of the Date field, or of Resent-Date
 * @param fetched when fetchmail got it from a mailbox, which may be long after its delivery
 * @param received by servers, the last one first
 */
record Reception(OptionalLong written, OptionalLong fetched, List<Long> received) {
    private static final Field RESENT_DATE = Field.named("Resent-Date");
    private static final Field DATE = Field.named("Date");
    private static final Field RECEIVED = Field.named("Received");

    /** A date in a Received field, from day to zone, with single spaces. */
    private static final Pattern RECEIVED_DATE =
            Pattern.compile("\\s(?=.?\\d)(.?\\d++ \\S{3} \\d++ \\d++:\\d++:\\d++ \\S++)");

    /** Handed over on the host itself, as after fetchmail. */
    private static final Pattern LOCAL = Pattern.compile(
            "\\bfrom (?:localhost\\s|(?:\\S{1,255} ){1,2}\\S{0,255}?\\b127\\.0\\.0\\.1\\b)|qmail \\d++ invoked by uid \\d");

    private static final Pattern FETCHED = Pattern.compile("\\bby localhost with \\w++ \\(fetchmail-");

    Reception {
        received = List.copyOf(received);
    }

    static Reception of(CheckedMessage message) {
        return message.facts(Reception.class, texts -> read(message));
    }

    private static Reception read(CheckedMessage message) {
        List<String> fields = RECEIVED.lines(message);
        int local = !fields.isEmpty() && LOCAL.matcher(fields.get(0)).find() ? 1 : 0;
        boolean isFetched =
                local < fields.size() && FETCHED.matcher(fields.get(local)).find();
        return new Reception(
                MailDate.parse(RESENT_DATE.find(message).orElseGet(() -> DATE.of(message))),
                isFetched ? date(fields.get(local)) : OptionalLong.empty(),
                dates(fields.subList(isFetched ? local + 1 : 0, fields.size())));
    }

    /**
     * The seconds from a reception to the writing: the least, whatever their sign; 0 where nothing is known. Who received the
     * message first may also have dated it, so that no difference to that one says nothing.
     */
    long shift() {
        List<Long> shifts = written.stream()
                .boxed()
                .flatMap(date -> received.stream().map(reception -> date - reception))
                .toList();
        int last = shifts.size() - 1;
        boolean isDatedByLast = last > 0 && shifts.get(last) == 0;
        return shifts.subList(0, isDatedByLast ? last : last + 1).stream()
                .min(Comparator.comparing(Math::abs))
                .orElse(0L);
    }

    /** Of writing, last reception and fetching the middle one, since any of them may be wrong. */
    OptionalLong middle() {
        long[] dates = LongStream.concat(
                        LongStream.concat(written.stream(), fetched.stream()),
                        received.stream().limit(1).mapToLong(date -> date))
                .sorted()
                .toArray();
        return dates.length == 0 ? OptionalLong.empty() : OptionalLong.of(dates[dates.length / 2]);
    }

    /** The reception nearest to the sender. */
    OptionalLong first() {
        return received.isEmpty() ? OptionalLong.empty() : OptionalLong.of(received.get(received.size() - 1));
    }

    private static OptionalLong date(String received) {
        Matcher date = RECEIVED_DATE.matcher(received);
        return date.find() ? MailDate.parse(date.group(1)) : OptionalLong.empty();
    }

    private static List<Long> dates(List<String> fields) {
        List<Long> dates = new ArrayList<>();
        fields.forEach(field -> date(field).ifPresent(dates::add));
        return dates;
    }
}
