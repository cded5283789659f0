package gatehouse.report;

import gatehouse.antispam.CompileBudget;
import gatehouse.antispam.Hit;
import gatehouse.antispam.RuleGeneration;
import gatehouse.antispam.RuleSetHolder;
import gatehouse.antispam.RuleSetLoader;
import gatehouse.antispam.SpamScanner;
import gatehouse.antispam.SpamScore;
import gatehouse.antispam.SpamVerdict;
import gatehouse.mail.Envelope;
import gatehouse.mail.Mail;
import gatehouse.server.MessageId;
import gatehouse.settings.AntispamSettings;
import gatehouse.testing.Mails;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages judged by rules and reported, as the flow does it. For one thread. */
final class Judging {
    private final RuleSetHolder rules = new RuleSetHolder();
    private final SpamScanner scanner = new SpamScanner(AntispamSettings.defaults(), rules);
    private final VerdictRecords records;
    private final Report report;
    private final Map<String, SpamVerdict> verdicts = new HashMap<>();

    Judging(VerdictRecords records) {
        this.records = records;
        report = new Report(Optional.of(records));
    }

    RuleGeneration putInForce(Path folder) throws IOException {
        RuleGeneration generation = new RuleSetLoader().load(List.of(folder), new CompileBudget(Duration.ofMinutes(2)));
        records.add(generation.scoreTable());
        rules.swap(generation);
        return generation;
    }

    void judge(byte[] message) throws IOException {
        Mail mail = Mails.parse(message);
        Envelope envelope = new Envelope("ann@example.org", List.of("bob@acme.test"), true);
        Mail received = new Mail(envelope, mail.headers(), mail.whole(), mail.parts(), mail.unreadable());
        MessageId id = new MessageId("mail.box", Verdicts.unid(verdicts.size()));
        SpamVerdict verdict = scanner.scan(received);
        report.judged(id, received, verdict);
        verdicts.put(id.unid(), verdict);
    }

    /** The verdict as it was given, without its evidence. */
    SpamVerdict verdict(VerdictRecord record) {
        SpamVerdict verdict =
                Optional.ofNullable(verdicts.get(record.id().unid())).orElseThrow();
        List<Hit> hits = verdict.score().hits().stream()
                .map(hit -> new Hit(hit.rule(), hit.points(), hit.description(), List.of()))
                .toList();
        SpamScore score =
                new SpamScore(verdict.score().points(), hits, verdict.score().overBudget());
        return new SpamVerdict(verdict.basis(), verdict.note(), score, verdict.terms(), verdict.took());
    }

    int count() {
        return verdicts.size();
    }
}
