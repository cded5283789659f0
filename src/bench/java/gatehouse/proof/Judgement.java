package gatehouse.proof;

import gatehouse.domino.NoteReading;
import gatehouse.embedded.EmbeddedDomino;
import gatehouse.embedded.nsf.NsfStore;
import gatehouse.settings.SsoSettings;
import gatehouse.settings.SsoSettings.ServerKey;
import gatehouse.sso.Definitions;
import gatehouse.sso.TagCheck;
import gatehouse.sso.TagVerifier;
import gatehouse.testing.Documents;
import gatehouse.testing.GatehouseFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Counts where the messages ended, by the databases of a server that does not run, and judges. For one thread. */
final class Judgement {
    private static final String ROW = "%-20s %12s %8s %8s %10s %12s %5s %8s %6s%n";

    private final Ledger ledger;
    private final Path data;
    private int strangers;
    private int stuck;

    Judgement(Ledger ledger, Path data) {
        this.ledger = ledger;
        this.data = data;
    }

    /** How many notes are in mail.box, by a copy of its file: the next start shall find it as the kill left it. */
    static int waiting(Path data) throws IOException {
        Path copy = data.resolve("mail.box.copy");
        if (Files.notExists(data.resolve("mail.box"))) {
            return 0;
        }
        Files.copy(data.resolve("mail.box"), copy, StandardCopyOption.REPLACE_EXISTING);
        try (NsfStore store = NsfStore.open(copy)) {
            return store.count();
        } finally {
            Files.delete(copy);
        }
    }

    void count() throws Exception {
        try (EmbeddedDomino domino = EmbeddedDomino.builder("mail1/Acme", data).build()) {
            List<ServerKey> keys = Documents.serverKeys(domino.database("gatehouse.nsf"));
            TagVerifier verifier = new TagVerifier(SsoSettings.defaults(), keys.get(0));
            NoteReading.forEach(domino, GatehouseFixture.MAIL_FILE, (note, mail, tag) -> {
                boolean valid = tag.isPresent()
                        && verifier.verify(tag.get(), mail, new Definitions(0, ""), Instant.now())
                                instanceof TagCheck.Valid;
                strangers += ledger.delivered(Documents.id(note), valid) ? 0 : 1;
            });
            NoteReading.forEach(
                    domino,
                    GatehouseFixture.QUARANTINE,
                    (note, mail, tag) -> strangers += ledger.quarantined(Documents.id(note)) ? 0 : 1);
            stuck = domino.database("mail.box").count();
        }
    }

    /** Prints the table; true when nothing is wrong. */
    boolean print() {
        System.out.printf(
                ROW,
                "KIND",
                "ACKNOWLEDGED",
                "UNKNOWN",
                "REFUSED",
                "DELIVERED",
                "QUARANTINED",
                "LOST",
                "DOUBLED",
                "WRONG");
        Collection<Ledger.Entry> entries = ledger.entries().values();
        for (Kind kind : Kind.values()) {
            print(
                    kind.title(),
                    entries.stream().filter(entry -> entry.kind() == kind).toList());
        }
        print("all", entries);
        System.out.printf("%d stuck in mail.box, %d that nobody sent%n", stuck, strangers);
        return stuck + strangers == 0 && entries.stream().noneMatch(Judgement::isWrong);
    }

    private static boolean isWrong(Ledger.Entry entry) {
        return entry.isLost() || entry.isDoubled() || entry.isWronglyDelivered() || entry.isWronglyStored();
    }

    private static void print(String title, Collection<Ledger.Entry> entries) {
        System.out.printf(
                ROW,
                title,
                count(entries, entry -> entry.sent() == Ledger.Sent.ACKNOWLEDGED),
                count(entries, entry -> entry.sent() == Ledger.Sent.UNKNOWN),
                count(entries, entry -> entry.sent() == Ledger.Sent.REFUSED),
                entries.stream().mapToInt(Ledger.Entry::delivered).sum(),
                entries.stream().mapToInt(Ledger.Entry::quarantined).sum(),
                count(entries, Ledger.Entry::isLost),
                count(entries, Ledger.Entry::isDoubled),
                count(entries, entry -> entry.isWronglyDelivered() || entry.isWronglyStored()));
    }

    private static long count(Collection<Ledger.Entry> entries, Predicate<Ledger.Entry> filter) {
        return entries.stream().filter(filter).count();
    }
}
