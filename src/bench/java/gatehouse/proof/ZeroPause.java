package gatehouse.proof;

import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.Halt;
import gatehouse.testing.ImpatientSender;
import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long mail is held while definitions are updated, beside how long it is held without updates, and beside the old way: processing
 * halted for each update. One steady load in one run; the three modes take turns, so that what else the machine does meets all of
 * them. Ends with 1 where a bar is missed.
 */
public final class ZeroPause {
    private static final Duration SEGMENT = Duration.ofSeconds(20);
    /** Between two segments, counted with neither: what one mode left waiting is no fault of the next. */
    private static final Duration GAP = Duration.ofSeconds(2);
    /** What mail needs between two halts to be on its way again. */
    private static final Duration BREATH = Duration.ofSeconds(4);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int SWAPS = 1_000;
    private static final Path TARGET = Path.of("target");

    private final GatehouseFixture server;
    private final Calibration calibration;
    private final RealMessages messages;
    private final Runnable update;
    private final ImpatientSender sender;
    private final HoldLog log;
    private final Halt halt;
    private final GcLog collections = new GcLog();
    private final List<Segment> segments = new ArrayList<>();
    private final List<Update> updates = new ArrayList<>();

    private ZeroPause(GatehouseFixture server, Clamd clamd, RealMessages messages, Runnable update) {
        this.server = server;
        this.messages = messages;
        this.update = update;
        calibration = new Calibration(server, clamd, messages);
        sender = new ImpatientSender(server.domino().smtpPort(), PATIENCE, PAUSE);
        log = new HoldLog(server.domino());
        halt = new Halt(server);
    }

    /** Arguments: how many minutes, and the interval between two looks at mail.box if it is not to be the default. */
    public static void main(String[] arguments) throws Exception {
        double minutes = Double.parseDouble(arguments[0]);
        String pollInterval = arguments.length > 1 ? arguments[1] : "250ms";
        Path data = Files.createTempDirectory("zero-pause");
        boolean good;
        try (Clamd clamd = Clamd.start();
                ChannelUpdates channel =
                        new ChannelUpdates(SpamAssassinRules.required(), data.resolve("publisher"), versions(minutes));
                GatehouseFixture server =
                        channel.subscribe(server(data, clamd, pollInterval)).start()) {
            server.awaitLine(0, "in force");
            RealMessages messages = RealMessages.load();
            good = new ZeroPause(server, clamd, messages, () -> channel.update(server)).run(minutes);
        }
        Folders.delete(data);
        System.out.println(good ? "PASSED" : "FAILED");
        System.exit(good ? 0 : 1);
    }

    /** More than there is time for. */
    private static int versions(double minutes) {
        return (int) (20 + minutes * 60 / 4);
    }

    /** With the log in a file, as it is installed; spam is marked and goes on, so that every message is held and released. */
    private static GatehouseFixture.Builder server(Path data, Clamd clamd, String pollInterval) throws IOException {
        Path config = Files.createDirectories(data.resolve("gatehouse/config"));
        Files.copy(Path.of("config/logback.xml"), config.resolve("logback.xml"));
        return GatehouseFixture.in(data)
                .clamd(clamd.port())
                .antispam(SpamAssassinRules.required())
                .setting("MailFlowPollInterval", pollInterval)
                .setting("AntispamWhenSpam", "mark");
    }

    private boolean run(double minutes) throws Exception {
        double perSecond = calibration.perSecond(update);
        System.out.printf(
                "%s; %.0f a second, steadily; %d processors, heap of at most %d MB, %s%n",
                messages,
                perSecond,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                GcLog.collectors());
        SteadyLoad load = new SteadyLoad(messages, sender, perSecond);
        load.start();
        int rounds = (int) Math.max(
                1, minutes * 60 / Mode.values().length / SEGMENT.plus(GAP).toSeconds());
        for (int round = 0; round < rounds; round++) {
            for (Mode mode : Mode.values()) {
                TimeUnit.NANOSECONDS.sleep(GAP.toNanos());
                segment(mode);
            }
        }
        SwapProbe.Result swaps = new SwapProbe(RulesInForce.find()).run(SWAPS);
        load.stop();
        server.awaitEmptyMailBox();
        return report(load, swaps);
    }

    private boolean report(SteadyLoad load, SwapProbe.Result swaps) throws IOException {
        HoldRun run = new HoldRun(segments, updates, log.held(), duplicates(load.sent()), collections.stops());
        HoldReport report = new HoldReport(run, swaps);
        boolean good = report.print();
        report.writeCsv(TARGET.resolve("zero-pause.csv"));
        new HoldPicture(run).write(TARGET.resolve("zero-pause.svg"));
        return good;
    }

    /** When each message was sent of which there is more than one copy, once for each further copy. */
    private List<Instant> duplicates(List<Instant> sent) {
        List<Instant> duplicates = new ArrayList<>();
        for (int number = 0; number < sent.size(); number++) {
            int copies = log.copies(SteadyLoad.id(number));
            if (copies == 0) {
                throw new IllegalStateException("Message " + number + " did not arrive");
            }
            duplicates.addAll(Collections.nCopies(copies - 1, sent.get(number)));
        }
        return duplicates;
    }

    private void segment(Mode mode) throws InterruptedException {
        Instant begin = Instant.now();
        long cpu = Calibration.processCpu();
        int resent = sender.givenUp();
        do {
            turn(mode);
        } while (Instant.now().isBefore(begin.plus(SEGMENT)));
        segments.add(
                new Segment(mode, begin, Instant.now(), Calibration.processCpu() - cpu, sender.givenUp() - resent));
    }

    private void turn(Mode mode) throws InterruptedException {
        switch (mode) {
            case STEADY -> TimeUnit.NANOSECONDS.sleep(SEGMENT.toNanos());
            case UPDATING -> timed(mode, update);
            case HALTING -> {
                timed(mode, () -> halt.during(update));
                TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
            }
        }
    }

    private void timed(Mode mode, Runnable work) {
        Instant begin = Instant.now();
        work.run();
        updates.add(new Update(mode, begin, Instant.now()));
    }
}
