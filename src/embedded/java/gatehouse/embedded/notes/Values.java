package gatehouse.embedded.notes;

import gatehouse.embedded.mime.EncodedWords;
import gatehouse.embedded.nsf.ItemValue;
import gatehouse.embedded.nsf.ItemValue.Attachment;
import gatehouse.embedded.nsf.ItemValue.Dates;
import gatehouse.embedded.nsf.ItemValue.MimePart;
import gatehouse.embedded.nsf.ItemValue.Numbers;
import gatehouse.embedded.nsf.ItemValue.Rfc822Text;
import gatehouse.embedded.nsf.ItemValue.RichText;
import gatehouse.embedded.nsf.ItemValue.Text;
import gatehouse.embedded.nsf.NoteItem;
import gatehouse.embedded.nsf.NoteItem.Flag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import java.util.stream.Collectors;
import lotus.domino.DateTime;
import lotus.domino.Item;
import lotus.domino.NotesException;

/** Item values in the words of the Notes API. Stateless. */
final class Values {
    private Values() {}

    /** The value of an item for what a caller gives: a text, a number, a date, or a vector of one kind of them. */
    static ItemValue of(Object value) throws NotesException {
        List<?> values = value instanceof Vector<?> vector ? vector : List.of(value);
        List<String> texts = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        List<Instant> dates = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof String text) {
                texts.add(text);
            } else if (each instanceof Number number) {
                numbers.add(number.doubleValue());
            } else if (each instanceof EmbeddedDateTime date) {
                dates.add(date.instant());
            } else {
                throw new NotesException(Errors.ERROR, "Unsupported item value type " + each.getClass());
            }
        }
        if (numbers.size() == values.size() && !values.isEmpty()) {
            return new Numbers(numbers);
        } else if (dates.size() == values.size() && !values.isEmpty()) {
            return new Dates(dates);
        } else if (texts.size() == values.size()) {
            return new Text(texts);
        }
        throw new NotesException(Errors.ERROR, "Values of different types in one item");
    }

    /** What {@code getItemValue} gives; dates are new handles of the session. */
    static Vector<?> vector(EmbeddedSession session, ItemValue value) {
        if (value instanceof Text text) {
            return Vectors.of(text.values());
        } else if (value instanceof Numbers numbers) {
            return Vectors.of(numbers.values());
        } else if (value instanceof Dates dates) {
            return Vectors.of(
                    dates.values().stream().map(date -> date(session, date)).toList());
        }
        return Vectors.of(value instanceof MimePart ? List.of() : List.of(text(value)));
    }

    /** All values as one text; a header decoded. */
    static String text(ItemValue value) {
        if (value instanceof Text text) {
            return String.join(";", text.values());
        } else if (value instanceof Rfc822Text header) {
            return EncodedWords.decode(header.raw());
        } else if (value instanceof RichText rich) {
            return rich.text();
        } else if (value instanceof Attachment file) {
            return file.fileName();
        } else if (value instanceof Numbers numbers) {
            return join(numbers.values());
        }
        return value instanceof Dates dates ? join(dates.values()) : "";
    }

    private static String join(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(";"));
    }

    /** The first value as text, where the item is of a textual kind. */
    static String string(ItemValue value) {
        if (value instanceof Text text) {
            return text.values().isEmpty() ? "" : text.values().get(0);
        }
        return value instanceof Rfc822Text || value instanceof RichText ? text(value) : "";
    }

    static int integer(ItemValue value) {
        return value instanceof Numbers numbers && !numbers.values().isEmpty()
                ? (int) Math.rint(numbers.values().get(0))
                : 0;
    }

    /** @param converted whether MIME appears as rich text */
    static int type(NoteItem item, boolean converted) {
        ItemValue value = item.value();
        if (value instanceof Text) {
            return textType(item);
        } else if (value instanceof Rfc822Text) {
            return Item.RFC822TEXT;
        } else if (value instanceof Numbers) {
            return Item.NUMBERS;
        } else if (value instanceof Dates) {
            return Item.DATETIMES;
        } else if (value instanceof MimePart) {
            return converted ? Item.RICHTEXT : Item.MIME_PART;
        }
        return value instanceof Attachment ? Item.ATTACHMENT : Item.RICHTEXT;
    }

    private static int textType(NoteItem item) {
        if (item.flags().contains(Flag.READERS)) {
            return Item.READERS;
        } else if (item.flags().contains(Flag.AUTHORS)) {
            return Item.AUTHORS;
        }
        return item.flags().contains(Flag.NAMES) ? Item.NAMES : Item.TEXT;
    }

    static long size(NoteItem item) {
        ItemValue value = item.value();
        long length = 16L + item.name().length();
        if (value instanceof MimePart part) {
            return length + part.entity().length();
        } else if (value instanceof Attachment file) {
            return length + file.fileName().length() + file.content().length();
        }
        return length + text(value).length();
    }

    static DateTime date(EmbeddedSession session, Instant instant) {
        return new EmbeddedDateTime(session, instant);
    }
}
