package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.antispam.ScoreTable;
import gatehouse.antispam.ScoreTable.Entry;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.antispam.Thresholds;
import gatehouse.console.Command.UsageException;
import gatehouse.report.VerdictRecord;
import gatehouse.report.VerdictRecords;
import gatehouse.server.MessageId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfCommandTest {
    private static final Thresholds THRESHOLDS = new Thresholds(5, 10);

    @TempDir
    private Path directory;

    @Test
    void shouldUnderstandAllOfItInAnyOrder() throws UsageException {
        WhatIfRequest request = parse("1900 score A=1 B=-2.125 threshold=6 --since 36h spam=12");
        assertThat(request.generation()).contains("1900");
        assertThat(request.scores()).isEqualTo(Map.of("A", 1.0, "B", -2.125));
        assertThat(request.changed(THRESHOLDS)).isEqualTo(new Thresholds(6, 12));
        assertThat(request.since()).isEqualTo(Duration.ofHours(36));

        WhatIfRequest only = parse("spam=8");
        assertThat(only.generation()).isEmpty();
        assertThat(only.changed(THRESHOLDS)).isEqualTo(new Thresholds(5, 8));
        assertThat(only.since()).isEqualTo(Duration.ofDays(7));
        assertThat(parse("--since 90m 1900").generation()).contains("1900");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--since 7d",
                "score",
                "A=1",
                "score A=",
                "score A=NaN",
                "score A=1e9",
                "score A=1.2345",
                "threshold=x",
                "one two",
                "spam=5 --since",
                "spam=5 --since 7",
                "spam=5 --since -7d",
                "score =5"
            })
    void shouldRefuseWhatMakesNoSense(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class);
    }

    @Test
    void shouldTellWhatWouldBeOtherAndWhatCannotBeKnown() throws UsageException {
        try (VerdictRecords records = VerdictRecords.open(directory.resolve("verdicts.mv"))) {
            records.add(new ScoreTable("100-aa", Map.of("A", new Entry(3, ""), "B", new Entry(4, ""))));
            records.add(new ScoreTable("200-bb", Map.of("A", new Entry(1, ""), "C", new Entry(4, ""))));
            IntStream.range(0, 40).forEach(i -> records.add(verdict(i, 7, Basis.SCORE, List.of("A", "B"))));
            records.add(verdict(40, 0, Basis.EXEMPT, List.of()));
            List<String> lines = run(records, "score B=1 --since 1h");
            assertThat(lines.get(0))
                    .startsWith("Of 40 verdicts since ")
                    .endsWith(", 40 would be another: 40 suspected spam -> not spam");
            assertThat(lines.get(1)).startsWith("TIME ").endsWith("SUBJECT");
            assertThat(lines.get(2))
                    .matches(".*suspected spam  not spam  7\\.000 -> 4\\.000  ann@example\\.org  Message 0");
            assertThat(lines)
                    .hasSize(34)
                    .contains("and 10 more")
                    .endsWith("Left out: 1 that no score decided, or whose generation's scores are not kept");
            assertThat(run(records, "200 score X=1 Y=2"))
                    .contains("1 rules are new in 200-bb: what they would have hit is not known")
                    .endsWith("No scored rule is known by the name X, Y");
            assertThat(run(records, "threshold=7"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .endsWith("0 would be another");
            assertThatThrownBy(() -> run(records, "300")).hasMessageContaining("there are [200-bb, 100-aa]");
        }
    }

    private static VerdictRecord verdict(int number, double points, Basis basis, List<String> rules) {
        return new VerdictRecord(
                Instant.now().minusSeconds(600).plusSeconds(number),
                new MessageId("mail.box", String.format("%032X", number)),
                "",
                "ann@example.org",
                "Message " + number,
                basis,
                "",
                new Terms("100-aa", THRESHOLDS, false),
                rules,
                List.of(),
                points,
                1);
    }

    private static List<String> run(VerdictRecords records, String line) throws UsageException {
        List<String> lines = new ArrayList<>();
        new WhatIfCommand(records).answer(List.of(line.split(" ")), lines::add);
        return lines;
    }

    private static WhatIfRequest parse(String line) throws UsageException {
        return WhatIfRequest.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
