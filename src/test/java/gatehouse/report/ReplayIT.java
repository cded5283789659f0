package gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.Explanation;
import gatehouse.report.WhatIf.Change;
import gatehouse.testing.Corpora;
import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real messages under real rules, explained again and judged again. */
class ReplayIT {
    private static final int EVERY = 10;

    @TempDir
    private Path directory;

    @Test
    void shouldExplainAndJudgeRealMessagesAgainAsTheyWere() throws IOException {
        Path file = directory.resolve("verdicts.mv");
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("10.cf"), "body OTHER /other/\n");
        Judging judging;
        try (VerdictRecords records = VerdictRecords.open(file)) {
            judging = new Judging(records);
            judging.putInForce(SpamAssassinRules.required());
            List<Corpora.Message> messages = Corpora.read(Corpora.CLASSIC);
            for (int i = 0; i < messages.size(); i += EVERY) {
                judging.judge(messages.get(i).bytes());
            }
            judging.putInForce(other);
        }
        try (VerdictRecords records = VerdictRecords.open(file)) {
            assertThat(records.size()).isEqualTo(judging.count()).isGreaterThan(100);
            assertThat(Verdicts.all(records)).allSatisfy(record -> {
                List<String> then = Explanation.lines(judging.verdict(record), SpamLog.Entry.MOST_HITS);
                assertThat(Replay.lines(record, records.scores(record.terms().generation())))
                        .startsWith(then.toArray(String[]::new))
                        .noneMatch(line -> line.startsWith("MISMATCH"));
            });
            Change nothing = new Change(Optional.empty(), Map.of(), Optional.empty());
            assertThat(WhatIf.run(records, Instant.EPOCH, nothing, 10).flipped())
                    .isZero();
        }
    }
}
