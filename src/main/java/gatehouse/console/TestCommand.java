package gatehouse.console;

import gatehouse.antivirus.AntivirusStatus;
import gatehouse.pipeline.SelfTest;
import gatehouse.scan.Verdict;
import gatehouse.server.MailBox;
import gatehouse.server.ServerException;
import gatehouse.server.ServerSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends four messages through the real way, and says of each whether it was judged as it should be. */
record TestCommand(SelfTest selfTest, Supplier<AntivirusStatus> antivirus) implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String synopsis() {
        return "test";
    }

    @Override
    public String help() {
        return "sends a clean message, a test virus, an encrypted zip and a zip bomb through mail.box";
    }

    @Override
    public void run(List<String> arguments, ServerSession session, Consumer<String> out)
            throws ServerException, IOException, InterruptedException {
        if (antivirus.get().unavailableSince().isPresent()) {
            out.accept("No antivirus answers, so the test's messages would wait: see 'tell gatehouse status'");
            return;
        }
        if (!holds(session)) {
            out.accept("The hold rule is not active, so mail passes unscanned: see 'tell gatehouse status'");
            return;
        }
        Table table = new Table().row("MESSAGE", "AS IT SHOULD", "VERDICT");
        test(table, session, new Sample("clean message", "note.txt", false), TestSamples.clean());
        test(table, session, new Sample("test virus", "eicar.txt", true), TestSamples.eicar());
        test(table, session, new Sample("encrypted zip", "secret.zip", true), TestSamples.encryptedZip());
        test(table, session, new Sample("zip bomb", "bomb.zip", true), TestSamples.zipBomb());
        table.print(out);
    }

    private static boolean holds(ServerSession session) throws ServerException {
        try (MailBox mailBox = session.mailBox(session.mailBoxFiles().get(0))) {
            return mailBox.probeHoldRule();
        }
    }

    private void test(Table table, ServerSession session, Sample sample, byte[] content)
            throws ServerException, InterruptedException {
        String subject = "Gatehouse test " + UUID.randomUUID();
        Future<Verdict> verdict = selfTest.verdictOn(subject);
        try (MailBox mailBox = session.mailBox(session.mailBoxFiles().get(0))) {
            mailBox.deposit(subject, sample.fileName(), content);
        }
        try {
            Verdict judged = verdict.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            boolean right = judged instanceof Verdict.Quarantine == sample.harmful();
            table.row(sample.name(), right ? "yes" : "NO", describe(judged));
        } catch (TimeoutException | ExecutionException e) {
            table.row(sample.name(), "NO", "no verdict in " + PATIENCE.toSeconds() + " s: see 'tell gatehouse status'");
        } finally {
            selfTest.forget(subject);
        }
    }

    private static String describe(Verdict verdict) {
        if (verdict instanceof Verdict.Quarantine quarantine) {
            return "quarantine: " + quarantine.findings().get(0).description();
        }
        return verdict instanceof Verdict.Release ? "release" : "release unscanned";
    }

    private record Sample(String name, String fileName, boolean harmful) {}
}
