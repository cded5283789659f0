package gatehouse.app;

import gatehouse.antispam.RuleSetHolder;
import gatehouse.antispam.SpamScanner;
import gatehouse.boot.Host;
import gatehouse.console.AntispamDesk;
import gatehouse.console.CommandLine;
import gatehouse.console.Desk;
import gatehouse.domino.NotesServer;
import gatehouse.domino.NotesThreads;
import gatehouse.domino.Spool;
import gatehouse.mail.ContentStore;
import gatehouse.pipeline.GuardedFlow;
import gatehouse.pipeline.HoldRule;
import gatehouse.pipeline.InHand;
import gatehouse.pipeline.PoisonGuard;
import gatehouse.pipeline.Rescan;
import gatehouse.pipeline.SelfTest;
import gatehouse.pipeline.Tags;
import gatehouse.pipeline.WaitingMessages;
import gatehouse.quarantine.QuarantineDesk;
import gatehouse.report.Report;
import gatehouse.report.VerdictRecords;
import gatehouse.server.DominoServer;
import gatehouse.server.MessageId;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import gatehouse.settings.AntispamSettings;
import gatehouse.settings.MailFlowSettings;
import gatehouse.sso.KeyFile;
import gatehouse.sso.ServerKeyPair;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: builds all of Gatehouse by constructor, starts it in order, and stops it in order with a bound on
 * each step.
 *
 * <pre>
 *   watcher thread ──ids──▶ WaitingMessages ──▶ scan workers ──▶ release / quarantine
 *   housekeeping thread: settings, hold rule, antivirus, statistics, quarantine
 *   command thread: the lines of tell gatehouse
 *   watchdog thread: time-outs of the antivirus
 *   definitions thread: downloads, compiles, tries and swaps the antispam's rules
 * </pre>
 */
final class MailTask {
    private static final Logger LOG = LoggerFactory.getLogger(MailTask.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration SETTINGS_INTERVAL = Duration.ofMinutes(1);
    private static final Duration ANTIVIRUS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration RESCAN_INTERVAL = Duration.ofMinutes(10);
    private static final Duration STATISTICS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration RECORDS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);
    private static final Duration STOP_WORKERS = Duration.ofSeconds(15);
    private static final Duration STOP_OTHERS = Duration.ofSeconds(3);

    private final Host host;
    private final Folders folders;
    private final DominoServer server = new NotesServer();
    private final NotesThreads notesThreads = new NotesThreads();
    private final ExecutorService commands = Executors.newSingleThreadExecutor(notesThreads);
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(notesThreads);
    private final ScheduledThreadPoolExecutor watchdogs = new ScheduledThreadPoolExecutor(1);
    private final WaitingMessages waiting = new WaitingMessages(MOST_WAITING, Clock.systemUTC());
    private final VerdictRecords records;
    private final Report report;
    private final SelfTest selfTest = new SelfTest();
    private final RuleSetHolder rules = new RuleSetHolder(waiting::retryAll);
    private final DefinitionsTask definitions;
    private final HoldRule holdRule;
    private final QuarantineDesk quarantine;
    private final CommandLine commandLine;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private volatile Optional<Generation> current = Optional.empty();
    private Optional<GenerationLoader> loader = Optional.empty();
    private Optional<MailBoxWatcher> watcher = Optional.empty();

    MailTask(Host host, Folders folders) throws IOException {
        this.host = host;
        this.folders = folders;
        watchdogs.setRemoveOnCancelPolicy(true);
        records = VerdictRecords.open(folders.state().resolve("verdicts.mv"));
        report = new Report(Optional.of(records));
        holdRule =
                new HoldRule(tag -> generation().tags().isOurs(tag), report.counters(), this::say, Clock.systemUTC());
        quarantine = new QuarantineDesk(
                this::spool, (mail, entry) -> generation().tags().issueReleased(mail, ownScan(), entry));
        definitions = new DefinitionsTask(
                folders, rules, records, this::say, () -> generation().settings());
        commandLine = new CommandLine(server, host::print, desk());
    }

    void start() throws IOException, InterruptedException, ServerException {
        loadFirstGeneration();
        definitions.start();
        MailFlowSettings settings = generation().settings().mailFlow();
        startWorkers(settings);
        MailBoxWatcher mailBoxWatcher = new MailBoxWatcher(server, waiting, holdRule, settings.pollInterval());
        watcher = Optional.of(mailBoxWatcher);
        startThread(mailBoxWatcher, "Gatehouse watcher");
        startHousekeeping(settings);
        say("scanning with " + settings.workers() + " workers");
        generation().warnings().forEach(this::say);
    }

    void command(String line) {
        commands.execute(() -> commandLine.run(line));
    }

    /** First nothing new is taken, then the messages in hand are finished, then everything else ends. */
    void stop() throws InterruptedException {
        stopping.countDown();
        watcher.ifPresent(MailBoxWatcher::stop);
        join(STOP_WORKERS);
        end(commands);
        end(housekeeping);
        end(watchdogs);
        definitions.stop(STOP_OTHERS);
        records.close();
    }

    private void loadFirstGeneration() throws InterruptedException, ServerException {
        try {
            housekeeping.submit(this::loadGeneration).get();
        } catch (ExecutionException e) {
            throw new ServerException("Could not load the settings: " + e.getCause(), e);
        }
    }

    private boolean loadGeneration() throws ServerException, IOException {
        try (ServerSession session = server.openSession()) {
            ServerKeyPair key = KeyFile.loadOrCreate(folders.keys(), session.serverName());
            GenerationLoader first = new GenerationLoader(key, watchdogs, selfTest, this::spamScanner, report);
            loader = Optional.of(first);
            first.publishKey(session);
            current = first.load(session, Optional.empty());
            return true;
        }
    }

    private void startWorkers(MailFlowSettings settings) throws IOException {
        PoisonGuard guard = new PoisonGuard(
                folders.state().resolve("failures"),
                settings.maxFailures(),
                settings.retryFirst(),
                settings.retryLongest());
        InHand inHand = new InHand(folders.state().resolve("inhand"), settings.workers());
        for (MessageId id : inHand.leftovers()) {
            LOG.warn("Message {} was in hand when the process ended: counted as a failure of it", id);
            guard.failed(id);
        }
        // The others first: what ends the process again takes none of them along.
        guard.suspects().forEach(id -> waiting.postpone(id, guard.nextWait(id)));
        GuardedFlow flow = new GuardedFlow(
                () -> generation().flow(),
                this::spool,
                new GuardedFlow.Retries(waiting, guard, inHand),
                holdRule,
                report);
        for (int slot = 0; slot < settings.workers(); slot++) {
            ScanWorker worker = new ScanWorker(slot, server, waiting, flow, () -> stopping.getCount() == 0);
            startThread(worker, "Gatehouse worker " + slot);
        }
    }

    private void startHousekeeping(MailFlowSettings settings) throws IOException {
        Housekeeping jobs = new Housekeeping(server, housekeeping);
        AntivirusWatch antivirusWatch = new AntivirusWatch(this::say);
        InHand rescanned = new InHand(folders.state().resolve("rescanned"), 1);
        Rescan rescan = new Rescan(() -> generation().flow(), this::spool, rescanned, quarantine, this::say);
        StatisticsPublisher statistics = new StatisticsPublisher(host, report, waiting, rules);
        jobs.every(settings.holdRuleCheck(), session -> Housekeeping.probeHoldRule(session, holdRule));
        jobs.every(ANTIVIRUS_INTERVAL, session -> {
            AntivirusWatch.Look look = antivirusWatch.look(generation().antivirus());
            if (look.cameBack()) {
                waiting.retryAll();
                rescan.unscanned(session);
            }
            if (look.newDefinitions()) {
                rescan.newDefinitions(session);
            }
            if (look.available()) {
                rescan.goOn(session);
            }
        });
        jobs.every(RESCAN_INTERVAL, rescan::unscanned);
        loader.ifPresent(again -> jobs.every(SETTINGS_INTERVAL, session -> reloadSettings(again, session)));
        jobs.every(STATISTICS_INTERVAL, session -> statistics.publish());
        jobs.every(RECORDS_INTERVAL, session -> records.commit());
        jobs.every(EXPIRY_INTERVAL, session -> {
            records.expire(generation().settings().report().retention());
            quarantine.resumeReleases(session);
            Housekeeping.expire(
                    session, quarantine, generation().settings().quarantine().retention());
        });
    }

    private void reloadSettings(GenerationLoader again, ServerSession session) throws ServerException {
        Optional<Generation> changed = again.load(session, current);
        if (changed.isPresent()) {
            current = changed;
            say("settings changed; in force from the next message on");
            changed.get().warnings().forEach(this::say);
        }
        // Also when nothing has changed: what could not be loaded is tried again.
        definitions.follow();
    }

    private Tags.Scan ownScan() {
        return new Tags.Scan(
                generation().antivirus().status().engine(),
                generation().antispam().generation());
    }

    private void startThread(Runnable task, String name) {
        Thread thread = notesThreads.newThread(task, name);
        threads.add(thread);
        thread.start();
    }

    private void join(Duration bound) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            if (thread.isAlive()) {
                LOG.warn("{} did not end in time and is interrupted; its message stays held", thread.getName());
                thread.interrupt();
                thread.join(STOP_OTHERS.toMillis());
            }
        }
    }

    private static void end(ExecutorService executor) throws InterruptedException {
        executor.shutdownNow();
        if (!executor.awaitTermination(STOP_OTHERS.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("A thread did not end in time");
        }
    }

    private Desk desk() {
        return new Desk(
                Instant.now(),
                Optional.ofNullable(MailTask.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                waiting,
                report,
                records,
                holdRule,
                selfTest,
                quarantine,
                new AntispamDesk(
                        () -> generation().settings().antispam().enabled(),
                        rules::current,
                        definitions::failure,
                        definitions::reload),
                definitions.desk(),
                () -> generation().antivirus().status(),
                () -> generation().warnings());
    }

    private Generation generation() {
        return current.orElseThrow(() -> new IllegalStateException("Gatehouse is still starting"));
    }

    private SpamScanner spamScanner(AntispamSettings settings) {
        return new SpamScanner(settings, rules, definitions::scored);
    }

    private ContentStore spool() {
        MailFlowSettings settings = generation().settings().mailFlow();
        return new Spool(folders.spool(), settings.spoolMemory(), settings.maxMessageBytes());
    }

    private void say(String line) {
        LOG.info("{}", line);
        host.print("Gatehouse: " + line);
    }
}
