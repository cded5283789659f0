package gatehouse.embedded.router;

import gatehouse.embedded.nsf.NsfStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The mail.box databases of one server. Safe for use by several threads. */
public final class MailBoxes {
    private static final Pattern NAME = Pattern.compile("mail\\d*\\.box", Pattern.CASE_INSENSITIVE);

    private final List<NsfStore> stores;
    private final AtomicInteger turn = new AtomicInteger();

    public MailBoxes(List<NsfStore> stores) {
        this.stores = List.copyOf(stores);
    }

    /** {@code mail.box} when it is one, {@code mail1.box} and so on when there are several. */
    public static List<String> names(int count) {
        return count == 1
                ? List.of("mail.box")
                : IntStream.rangeClosed(1, count)
                        .mapToObj(n -> "mail" + n + ".box")
                        .toList();
    }

    public static boolean isMailBox(NsfStore store) {
        return NAME.matcher(store.file().getFileName().toString()).matches();
    }

    /** Each in turn. */
    public NsfStore next() {
        return stores.get(Math.floorMod(turn.getAndIncrement(), stores.size()));
    }

    List<NsfStore> all() {
        return stores;
    }
}
