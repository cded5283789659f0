package gatehouse.app;

import gatehouse.antispam.RuleSetHolder;
import gatehouse.console.DefinitionsDesk;
import gatehouse.definitions.DefinitionUpdates;
import gatehouse.definitions.DefinitionsStatus.Look;
import gatehouse.definitions.GenerationStore;
import gatehouse.definitions.Home;
import gatehouse.definitions.Promotion;
import gatehouse.definitions.Shadow;
import gatehouse.definitions.Sources;
import gatehouse.report.VerdictRecords;
import gatehouse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The definitions' thread: what it does by itself, when, and what people order. Mail and the console never wait for it. Safe
 * for use by several threads.
 */
final class DefinitionsTask implements DefinitionsDesk.Orders {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionsTask.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    private static final Duration SHADOW_TURN = Duration.ofMillis(800);
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(200);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, DefinitionsTask::daemon);
    private final Path home;
    private final GenerationStore store;
    private final Shadow shadow = new Shadow();
    private final Promotion promotion;
    private final DefinitionUpdates updates;
    private final Supplier<Settings> settings;
    private final Random jitter = new Random();
    private Optional<Sources> followed = Optional.empty();
    private Optional<Future<?>> look = Optional.empty();
    /** Looks that people have ordered and that have not begun. */
    private int ordered;

    private volatile Optional<Instant> nextLook = Optional.empty();
    private volatile boolean looking;

    /**
     * Opens the generations of this server.
     *
     * @param rules what is put in force
     * @param say takes lines for the console
     */
    DefinitionsTask(
            Folders folders,
            RuleSetHolder rules,
            VerdictRecords records,
            Consumer<String> say,
            Supplier<Settings> settings)
            throws IOException {
        this.settings = settings;
        home = folders.home();
        thread.setRemoveOnCancelPolicy(true);
        store = GenerationStore.open(folders.definitions());
        promotion = new Promotion(store, rules, records, shadow, say);
        Home places =
                new Home(home, folders.channelKeys(), folders.definitions().resolve("work"));
        updates = new DefinitionUpdates(places, store, promotion, records, say);
    }

    private static Thread daemon(Runnable task) {
        Thread daemon = new Thread(task, "Gatehouse definitions");
        daemon.setDaemon(true);
        daemon.setContextClassLoader(DefinitionsTask.class.getClassLoader());
        return daemon;
    }

    DefinitionsDesk desk() {
        return new DefinitionsDesk(store, updates, promotion, shadow, settings, home, () -> nextLook, this);
    }

    /** Why rules could not be put in force; empty when the last attempt succeeded. */
    Optional<String> failure() {
        return updates.status().failure();
    }

    /** Takes texts that were scored. */
    void scored(byte[] text) {
        shadow.offer(text);
    }

    /** The last good generation first, whatever the network does. */
    void start() {
        if (settings.get().antispam().enabled()) {
            run(() -> promotion.restore(settings.get()));
        }
        follow();
        // Only now: before there are rules, mail waits for this thread.
        run(LowPriority::take);
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                guarded(() -> promotion.workOnShadow(SHADOW_TURN)), 0, BETWEEN_TURNS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes over what has changed in the settings; also tries again what failed. */
    synchronized void follow() {
        Settings now = settings.get();
        Optional<Sources> sources = Optional.of(Sources.of(now));
        boolean failed = updates.status().failure().isPresent();
        if (now.antispam().enabled() && (failed || !followed.equals(sources))) {
            boolean channelsChanged = !followed.map(Sources::channels).equals(sources.map(Sources::channels));
            followed = sources;
            reload();
            if (channelsChanged) {
                lookIn(FIRST_LOOK);
            }
        }
    }

    /** Reads the folders of this server again. */
    void reload() {
        run(() -> updates.reload(settings.get()));
    }

    /** Breaks off what is under way; what is on disk is whole at any moment. */
    void stop(Duration atMost) throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The definitions' thread did not end in time");
        }
        try {
            store.close();
        } catch (IOException e) {
            LOG.warn("The store of definitions was not closed well", e);
        }
    }

    @Override
    public void order(DefinitionsDesk.Work work, Consumer<String> out) {
        boolean brokenOff = breakOffLook();
        run(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                LOG.warn("An order could not be carried out", e);
                out.accept("That failed: " + e.getMessage());
            }
        });
        if (brokenOff) {
            lookIn(FIRST_LOOK);
        }
    }

    @Override
    public synchronized void look(Runnable then) {
        if (ordered == 0) {
            look.ifPresent(planned -> planned.cancel(false));
        }
        ordered++;
        look = Optional.of(thread.submit(guarded(() -> {
            beginOrder();
            lookNow();
            then.run();
        })));
    }

    private synchronized void beginOrder() {
        ordered--;
    }

    private void lookNow() throws InterruptedException {
        Settings now = settings.get();
        looking = true;
        try {
            updates.update(now);
        } finally {
            looking = false;
        }
        boolean failed = updates.status().channels().values().stream().anyMatch(Look::failed);
        Duration interval = now.definitions().interval();
        lookIn(failed && interval.compareTo(AFTER_FAILURE) > 0 ? AFTER_FAILURE : interval);
    }

    /** Up to a tenth sooner or later, so that not all servers of the world look at one moment. */
    private synchronized void lookIn(Duration time) {
        if (ordered > 0) {
            // A look that was ordered meanwhile comes next, and plans the one after it.
            return;
        }
        look.ifPresent(planned -> planned.cancel(false));
        nextLook = Optional.empty();
        Settings now = settings.get();
        if (now.antispam().enabled() && !now.definitions().channels().isEmpty()) {
            long millis = (long) (time.toMillis() * (0.9 + 0.2 * jitter.nextDouble()));
            look = Optional.of(thread.schedule(guarded(this::lookNow), millis, TimeUnit.MILLISECONDS));
            nextLook = Optional.of(Instant.now().plusMillis(millis));
        }
    }

    private synchronized boolean breakOffLook() {
        return looking
                && ordered == 0
                && look.map(running -> running.cancel(true)).orElse(false);
    }

    private void run(DefinitionsDesk.Work work) {
        thread.execute(guarded(work));
    }

    /** What goes wrong must not end what is done again and again. */
    private static Runnable guarded(DefinitionsDesk.Work work) {
        return () -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.debug("Broken off", e);
            } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
                LOG.warn("The definitions' thread goes on after a failure", e);
            }
        };
    }
}
