package gatehouse.pipeline;

import gatehouse.mail.ContentStore;
import gatehouse.quarantine.QuarantineDesk;
import gatehouse.scan.Deadline;
import gatehouse.scan.Finding;
import gatehouse.server.MessageId;
import gatehouse.server.QuarantineDatabase;
import gatehouse.server.QuarantineEntry;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans again what the quarantine holds because it could not be scanned: {@linkplain UnscannedCopies copies of what was released
 * unscanned} as soon as there is an antivirus, and {@linkplain UnscannableEntries unscannable messages} when there are new virus
 * definitions. Each once; a turn is short, so that other work goes on between.
 *
 * <p>The entry at work is noted beyond the end of the process. One that ends the process, or that the antivirus breaks down on, is
 * not tried again, but left to a person. For one thread.
 */
public final class Rescan {
    private static final Logger LOG = LoggerFactory.getLogger(Rescan.class);
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final String QUARANTINE = "quarantine";

    private final Supplier<MessageFlow> flow;
    private final Supplier<ContentStore> spools;
    private final InHand inHand;
    private final Consumer<String> say;
    private final SecondLook copies;
    private final SecondLook unscannable;
    private final Deque<MessageId> killers;
    private final Set<String> queue = new LinkedHashSet<>();

    /**
     * Work for one thread.
     *
     * @param inHand one slot, for this alone
     * @param say takes lines for the console
     */
    public Rescan(
            Supplier<MessageFlow> flow,
            Supplier<ContentStore> spools,
            InHand inHand,
            QuarantineDesk desk,
            Consumer<String> say) {
        this.flow = flow;
        this.spools = spools;
        this.inHand = inHand;
        this.say = say;
        copies = new UnscannedCopies(desk, say);
        unscannable = new UnscannableEntries(desk, say);
        killers = new ArrayDeque<>(inHand.leftovers());
    }

    /** Puts what was released unscanned into the queue. */
    public void unscanned(ServerSession session) throws ServerException {
        enqueue(session, copies);
    }

    /** There are new virus definitions: what is unscannable goes into the queue as well. */
    public void newDefinitions(ServerSession session) throws ServerException {
        enqueue(session, copies);
        enqueue(session, unscannable);
        say.accept("there are new virus definitions; quarantined messages to be scanned again: " + queue.size());
    }

    private void enqueue(ServerSession session, SecondLook look) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            queue.addAll(look.entries(quarantine));
        }
    }

    /** Works on the queue for a short while, or until the antivirus is missing. */
    public void goOn(ServerSession session) throws ServerException {
        giveUpKillers(session);
        Deadline end = Deadline.after(TURN);
        boolean works = true;
        while (works
                && !queue.isEmpty()
                && !end.isOver()
                && !Thread.currentThread().isInterrupted()) {
            String id = queue.iterator().next();
            queue.remove(id);
            works = look(session, id);
            if (!works) {
                queue.add(id);
            }
        }
    }

    private void giveUpKillers(ServerSession session) throws ServerException {
        while (!killers.isEmpty()) {
            giveUp(session, killers.peek().unid(), "the process ended while it was scanned again");
            killers.remove();
        }
    }

    private void giveUp(ServerSession session, String id, String why) throws ServerException {
        Optional<QuarantineEntry> entry = entry(session, id);
        Optional<SecondLook> look = entry.flatMap(this::kind);
        if (look.isPresent()) {
            look.get().giveUp(session, entry.get(), why);
        }
    }

    private Optional<SecondLook> kind(QuarantineEntry entry) {
        return Stream.of(copies, unscannable).filter(look -> look.wants(entry)).findFirst();
    }

    private static Optional<QuarantineEntry> entry(ServerSession session, String id) throws ServerException {
        try (QuarantineDatabase quarantine = session.quarantine()) {
            return quarantine.entry(id);
        }
    }

    /** False when the antivirus is missing. */
    private boolean look(ServerSession session, String id) throws ServerException {
        Optional<QuarantineEntry> entry = entry(session, id);
        Optional<SecondLook> look = entry.flatMap(this::kind);
        if (look.isEmpty()) {
            // Somebody has dealt with it meanwhile.
            return true;
        }
        inHand.begin(0, new MessageId(QUARANTINE, id));
        try {
            return look(session, entry.get(), look.get());
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.warn("The quarantine entry {} cannot be scanned again", id, e);
            look.get().giveUp(session, entry.get(), e.toString());
            return true;
        } finally {
            inHand.end(0);
        }
    }

    private boolean look(ServerSession session, QuarantineEntry entry, SecondLook look)
            throws ServerException, IOException {
        MessageFlow current = flow.get();
        List<Finding> findings = scan(session, entry, look, current);
        Optional<Finding> missing = findings.stream().filter(Rescan::isMissing).findFirst();
        if (missing.isEmpty()) {
            look.settle(session, entry, current, findings);
            return true;
        }
        if (missing.get() instanceof Finding.AntivirusUnavailable && current.antivirusWorks()) {
            look.giveUp(session, entry, missing.get().description());
            return true;
        }
        return false;
    }

    private List<Finding> scan(ServerSession session, QuarantineEntry entry, SecondLook look, MessageFlow current)
            throws ServerException, IOException {
        try (QuarantineDatabase quarantine = session.quarantine();
                ContentStore spool = spools.get()) {
            return look.scan(current, quarantine.read(entry.id(), spool));
        }
    }

    private static boolean isMissing(Finding finding) {
        return finding instanceof Finding.AntivirusUnavailable || finding instanceof Finding.AntispamUnavailable;
    }
}
