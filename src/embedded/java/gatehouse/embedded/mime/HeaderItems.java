package gatehouse.embedded.mime;

import gatehouse.embedded.nsf.ItemValue.Dates;
import gatehouse.embedded.nsf.ItemValue.Rfc822Text;
import gatehouse.embedded.nsf.ItemValue.Text;
import gatehouse.embedded.nsf.Note;
import gatehouse.embedded.nsf.NoteItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Header fields of a message as items of a note, both ways. A few have names of their own in Notes; an item of the kind
 * {@link Rfc822Text} keeps the field as it came, so that fields come back byte by byte and in order. Stateless.
 *
 * <p>Items that a Notes client wrote as text or time become header fields when their name is one of those below, or
 * begins with {@code X-}. All other items are no headers.
 */
public final class HeaderItems {
    /** The item of a line in a header section that is no header field. */
    static final String JUNK = "$InvalidHeader";

    private static final Map<String, String> ITEMS = caseless(Map.of(
            "Subject", "Subject",
            "From", "From",
            "To", "SendTo",
            "Cc", "CopyTo",
            "Bcc", "BlindCopyTo",
            "Date", "PostedDate",
            "Message-ID", "$MessageID",
            "Reply-To", "ReplyTo",
            "MIME-Version", "MIME_Version"));
    private static final Map<String, String> HEADERS =
            caseless(ITEMS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));

    private HeaderItems() {}

    private static Map<String, String> caseless(Map<String, String> names) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.putAll(names);
        return map;
    }

    /** The item that holds a header of this name. */
    public static String itemName(String header) {
        return ITEMS.getOrDefault(header, header);
    }

    /** The header that an item of this name holds. */
    public static String headerName(String item) {
        return HEADERS.getOrDefault(item, item);
    }

    /** A field of {@link HeaderFields#split} as an item. */
    public static NoteItem item(String field) {
        String name = HeaderFields.name(field);
        if (name.isEmpty()) {
            return new NoteItem(JUNK, new Rfc822Text(field, ""));
        }
        String prefix = field.substring(0, field.indexOf(':') + 1);
        return new NoteItem(itemName(name), new Rfc822Text(prefix, HeaderFields.raw(field)));
    }

    /** The message's header fields, in the order of the items. */
    public static List<String> fields(Note note) {
        return note.items().stream().flatMap(item -> field(item).stream()).toList();
    }

    /** The header field that an item holds, if any. */
    public static Optional<String> field(NoteItem item) {
        if (item.value() instanceof Rfc822Text header) {
            String prefix = header.prefix().isEmpty() ? headerName(item.name()) + ":" : header.prefix();
            return Optional.of(prefix + header.raw());
        }
        return isHeader(item.name())
                ? value(item).map(value -> headerName(item.name()) + ": " + value)
                : Optional.empty();
    }

    private static boolean isHeader(String item) {
        boolean isExtension = item.regionMatches(true, 0, "X-", 0, 2);
        return (HEADERS.containsKey(item) && !item.equalsIgnoreCase("BlindCopyTo")) || isExtension;
    }

    private static Optional<String> value(NoteItem item) {
        if (item.value() instanceof Text text && !text.values().isEmpty()) {
            return Optional.of(EncodedWords.encode(String.join(", ", text.values())));
        } else if (item.value() instanceof Dates dates && !dates.values().isEmpty()) {
            return Optional.of(date(dates.values().get(0)));
        }
        return Optional.empty();
    }

    /** RFC 5322 §3.3. */
    private static String date(Instant time) {
        return DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
