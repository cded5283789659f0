package gatehouse.proof;

import gatehouse.embedded.EmbeddedDomino;
import gatehouse.testing.Clamd;
import gatehouse.testing.Corpora;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SmtpClient;
import gatehouse.testing.WireText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.opentest4j.TestAbortedException;

/**
 * Messages per second through the whole way and through the scan alone, beside the same messages sent straight to the same
 * clamd, in the same run with the same number at a time; what CPU Gatehouse takes, where, and how long messages are held.
 * After a warm-up, the best of some rounds of each, one after the other.
 */
public final class Throughput {
    private static final int WORKERS = 4;
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 3;
    private static final int PACED = 300;
    private static final int PACED_PER_SECOND = 20;

    private final EmbeddedDomino domino;
    private final Clamd clamd;
    private final List<byte[]> messages;
    private final HoldTimes holdTimes;
    private final List<Phase> phases = new ArrayList<>();
    private int sent;

    /** What was measured of one way. */
    private record Phase(String name, int messages, double seconds, CpuMeter.Times cpu, double median, double p99) {
        double perSecond() {
            return messages / seconds;
        }
    }

    private Throughput(EmbeddedDomino domino, Clamd clamd, List<byte[]> messages) {
        this.domino = domino;
        this.clamd = clamd;
        this.messages = messages;
        this.holdTimes = new HoldTimes(domino);
    }

    /** Arguments: how many messages, and how many generated definitions clamd has instead of the machine's, if any. */
    public static void main(String[] arguments) throws Exception {
        List<byte[]> messages = messages(Integer.parseInt(arguments[0]));
        Path data = Files.createTempDirectory("throughput");
        try (Clamd clamd = clamd(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0);
                EmbeddedDomino domino = Installation.start(data, CrashTest.settings(clamd))) {
            new Throughput(domino, clamd, messages).run();
        }
        Folders.delete(data);
        System.exit(0);
    }

    private static Clamd clamd(int definitions) throws IOException {
        if (definitions == 0) {
            System.out.println("Definitions of this machine, or EICAR's alone");
            return Clamd.start();
        }
        System.out.println(definitions + " generated definitions");
        return Clamd.start(GeneratedDefinitions.write(definitions));
    }

    /** The classic corpus where it is, over and over if need be. */
    private static List<byte[]> messages(int count) throws IOException {
        List<byte[]> found;
        try {
            found = Corpora.read(Corpora.CLASSIC).stream()
                    .map(message -> WireText.of(message.bytes()))
                    .toList();
            System.out.println("Messages of the classic corpus");
        } catch (TestAbortedException e) {
            System.out.println("Generated messages: there is no corpus");
            Random random = new Random(1);
            found = IntStream.range(0, count)
                    .mapToObj(i -> Kind.random(random).message("m" + i))
                    .toList();
        }
        List<byte[]> all = found;
        return IntStream.range(0, count).mapToObj(i -> all.get(i % all.size())).toList();
    }

    private void run() throws Exception {
        long bytes = messages.stream().mapToLong(message -> message.length).sum();
        System.out.printf(
                "%d messages, %.1f KB each; %d workers, %d SMTP connections, %d processors%n%n",
                messages.size(),
                bytes / 1024.0 / messages.size(),
                WORKERS,
                CONNECTIONS,
                Runtime.getRuntime().availableProcessors());
        wholeWay();
        clamdAlone();
        phases.clear();
        Profile profile = new Profile();
        for (int round = 0; round < ROUNDS; round++) {
            clamdAlone();
            scanAlone();
            wholeWay();
        }
        profile.close();
        paced();
        print(profile);
    }

    private void clamdAlone() throws Exception {
        measure("clamd alone", messages.size(), () -> ClamdAlone.scan(clamd, WORKERS, messages));
    }

    private void wholeWay() throws Exception {
        measure("SMTP to delivery", messages.size(), () -> {
            send();
            holdTimes.awaitEnded(messages.size());
        });
    }

    private void scanAlone() throws Exception {
        domino.switches().routerStopped(true);
        tell("pause", "Paused");
        send();
        awaitWaiting(messages.size());
        measure("scan alone", messages.size(), () -> {
            domino.console("tell gatehouse resume");
            holdTimes.awaitScanned(messages.size());
        });
        domino.switches().routerStopped(false);
        awaitWaiting(0);
    }

    /** How long a message is held when there is no rush. */
    private void paced() throws Exception {
        measure("at " + PACED_PER_SECOND + " a second", PACED, () -> {
            try (SmtpClient client = new SmtpClient(domino.smtpPort())) {
                long due = System.nanoTime();
                for (int i = 0; i < PACED; i++) {
                    client.send(
                            GatehouseFixture.SENDER,
                            "m" + sent++ + "@" + GatehouseFixture.DOMAIN,
                            messages.get(i % messages.size()));
                    due += TimeUnit.SECONDS.toNanos(1) / PACED_PER_SECOND;
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                }
            }
            holdTimes.awaitEnded(PACED);
        });
    }

    /** Each with a clamd that has seen nothing yet: it remembers what was clean, by its digest. */
    private void measure(String name, int count, Work work) throws Exception {
        clamd.restart();
        holdTimes.reset();
        CpuMeter meter = new CpuMeter();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        phases.add(new Phase(
                name, count, seconds, meter.sinceStart(), holdTimes.percentile(50), holdTimes.percentile(99)));
        awaitWaiting(0, name);
    }

    /** The scan alone leaves its messages to a Router that stands still. */
    private void awaitWaiting(int count, String phase) {
        if (!phase.equals("scan alone")) {
            awaitWaiting(count);
        }
    }

    private void send() throws Exception {
        Load.send(domino.smtpPort(), CONNECTIONS, sent, messages);
        sent += messages.size();
    }

    private void awaitWaiting(int count) {
        Awaitility.await("mail.box")
                .atMost(5, TimeUnit.MINUTES)
                .until(() -> domino.database("mail.box").count() == count);
    }

    private void tell(String command, String answer) {
        int from = domino.consoleLines().size();
        domino.console("tell gatehouse " + command);
        Awaitility.await(answer)
                .until(() -> domino.consoleLines().stream().skip(from).anyMatch(line -> line.contains(answer)));
    }

    private void print(Profile profile) {
        double reference = best("clamd alone").perSecond();
        System.out.printf("%-18s %11s %9s %9s %9s%n", "", "PER SECOND", "OF CLAMD", "HELD P50", "HELD P99");
        for (String name : phases.stream().map(Phase::name).distinct().toList()) {
            Phase phase = best(name);
            System.out.printf(
                    "%-18s %11.1f %9.2f %6.0f ms %6.0f ms%n",
                    name, phase.perSecond(), phase.perSecond() / reference, phase.median(), phase.p99());
        }
        System.out.printf("%n%-34s %12s %18s%n", "CPU A MESSAGE", "SCAN ALONE", "SMTP TO DELIVERY");
        row("Gatehouse's threads", CpuMeter.Times::gatehouse);
        row("  of these the embedded Domino", cpu -> (long) (cpu.gatehouse() * profile.embedded()));
        row("  of these Gatehouse's own", cpu -> (long) (cpu.gatehouse() * (1 - profile.embedded())));
        row("  of these in the kernel", CpuMeter.Times::kernel);
        row("the whole process, senders too", CpuMeter.Times::process);
        profile.print();
    }

    private void row(String title, ToLongFunction<CpuMeter.Times> part) {
        System.out.printf(
                "%-34s %9.2f ms %15.2f ms%n",
                title, perMessage("scan alone", part), perMessage("SMTP to delivery", part));
    }

    private double perMessage(String name, ToLongFunction<CpuMeter.Times> part) {
        Phase phase = best(name);
        return part.applyAsLong(phase.cpu()) / 1e6 / phase.messages();
    }

    private Phase best(String name) {
        return phases.stream()
                .filter(phase -> phase.name().equals(name))
                .max((a, b) -> Double.compare(a.perSecond(), b.perSecond()))
                .orElseThrow();
    }

    /** What is measured. */
    private interface Work {
        void run() throws Exception;
    }
}
