package gatehouse.report;

import gatehouse.antispam.ScoreTable;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.antispam.Thresholds;
import gatehouse.server.MessageId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of verdicts for tests. */
final class Verdicts {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Thresholds THRESHOLDS = new Thresholds(5, 10);

    private Verdicts() {}

    /** The verdict of that number, a second after the one before. */
    static VerdictRecord number(int number) {
        return scored("g1", number, 1.5, "FIRST_RULE", "SECOND_RULE");
    }

    static VerdictRecord scored(String generation, int number, double points, String... rules) {
        return of(Basis.SCORE, "", new Terms(generation, THRESHOLDS, false), number, points, List.of(rules));
    }

    static VerdictRecord of(Basis basis, String note, Terms terms, int number, double points, List<String> rules) {
        return new VerdictRecord(
                NOON.plusSeconds(number),
                new MessageId("mail.box", unid(number)),
                number + "@example.org",
                "ann@example.org",
                "Message " + number,
                basis,
                note,
                terms,
                rules,
                List.of(),
                points,
                7);
    }

    static String unid(int number) {
        return String.format("%08X", number) + "0123456789ABCDEF01234567";
    }

    static ScoreTable table(String generation, Map<String, Double> points) {
        Map<String, ScoreTable.Entry> rules = new HashMap<>();
        points.forEach((rule, value) -> rules.put(rule, new ScoreTable.Entry(value, "Describes " + rule)));
        return new ScoreTable(generation, rules);
    }

    static List<VerdictRecord> all(VerdictRecords records) {
        List<VerdictRecord> all = new ArrayList<>();
        records.forEach(Instant.EPOCH, all::add);
        return all;
    }

    static Instant micros(int micros) {
        return NOON.plus(micros, ChronoUnit.MICROS);
    }
}
