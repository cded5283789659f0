package gatehouse.proof;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.nsf.Note;
import gatehouse.testing.GatehouseFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts what leaves mail.box of a server, and how long it was held. Safe for use by several threads. */
final class HoldTimes {
    private final List<Long> micros = new ArrayList<>();
    private int quarantined;
    private int delivered;

    HoldTimes(EmbeddedDomino domino) {
        domino.database("mail.box").afterSave(this::saved);
        domino.database(GatehouseFixture.QUARANTINE).afterSave(note -> quarantined());
        domino.database(GatehouseFixture.MAIL_FILE).afterSave(note -> delivered());
    }

    synchronized void reset() {
        micros.clear();
        quarantined = 0;
        delivered = 0;
    }

    /** Waits until so many messages were released or quarantined. */
    synchronized void awaitScanned(int count) throws InterruptedException {
        while (micros.size() + quarantined < count) {
            TimeUnit.SECONDS.timedWait(this, 10);
        }
    }

    /** Waits until so many messages were delivered or quarantined. */
    synchronized void awaitEnded(int count) throws InterruptedException {
        while (delivered + quarantined < count) {
            TimeUnit.SECONDS.timedWait(this, 10);
        }
    }

    /** Of those released, in milliseconds. */
    synchronized double percentile(int percent) {
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100) / 1_000.0;
    }

    private synchronized void saved(Note note) {
        if (!note.isNew() && note.sequence() > 1 && note.text("RoutingState").isEmpty()) {
            micros.add(Duration.between(note.created(), note.modified()).toNanos() / 1_000);
            notifyAll();
        }
    }

    private synchronized void quarantined() {
        quarantined++;
        notifyAll();
    }

    private synchronized void delivered() {
        delivered++;
        notifyAll();
    }
}
