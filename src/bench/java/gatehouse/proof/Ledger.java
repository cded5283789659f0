package gatehouse.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What became of each message that was sent, and where it ended. Safe for use by several threads. */
final class Ledger {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int acknowledged;

    /** What the sender knows. */
    enum Sent {
        ACKNOWLEDGED,
        /** The connection ended before the answer: it may have been stored. */
        UNKNOWN,
        REFUSED
    }

    /** One message; changed under the ledger's lock only. */
    static final class Entry {
        private final Kind kind;
        private final Sent sent;
        private int delivered;
        private int quarantined;
        private int badTags;

        Entry(Kind kind, Sent sent) {
            this.kind = kind;
            this.sent = sent;
        }

        Kind kind() {
            return kind;
        }

        Sent sent() {
            return sent;
        }

        int delivered() {
            return delivered;
        }

        int quarantined() {
            return quarantined;
        }

        boolean isLost() {
            return sent == Sent.ACKNOWLEDGED && delivered + quarantined == 0;
        }

        boolean isDoubled() {
            return delivered + quarantined > 1;
        }

        boolean isWronglyDelivered() {
            return badTags > 0 || (!kind.isClean() && delivered > 0);
        }

        boolean isWronglyStored() {
            return sent == Sent.REFUSED && delivered + quarantined > 0;
        }
    }

    synchronized void sent(String id, Kind kind, Sent sent) {
        entries.put(id, new Entry(kind, sent));
        acknowledged += sent == Sent.ACKNOWLEDGED ? 1 : 0;
        notifyAll();
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized void awaitAcknowledged(int count) throws InterruptedException {
        while (acknowledged < count) {
            wait();
        }
    }

    /** False when nobody sent it. */
    synchronized boolean delivered(String id, boolean validTag) {
        Optional<Entry> entry = Optional.ofNullable(entries.get(id));
        entry.ifPresent(found -> {
            found.delivered++;
            found.badTags += validTag ? 0 : 1;
        });
        return entry.isPresent();
    }

    /** False when nobody sent it. */
    synchronized boolean quarantined(String id) {
        Optional<Entry> entry = Optional.ofNullable(entries.get(id));
        entry.ifPresent(found -> found.quarantined++);
        return entry.isPresent();
    }

    synchronized Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }
}
