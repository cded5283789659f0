package gatehouse.report;

import static gatehouse.report.Verdicts.number;
import static gatehouse.report.Verdicts.scored;
import static gatehouse.report.Verdicts.table;
import static gatehouse.scan.SpamClass.NOT_SPAM;
import static gatehouse.scan.SpamClass.SPAM;
import static gatehouse.scan.SpamClass.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gatehouse.antispam.ScoreTable;
import gatehouse.antispam.SpamVerdict.Basis;
import gatehouse.antispam.SpamVerdict.Terms;
import gatehouse.antispam.Thresholds;
import gatehouse.report.WhatIf.Change;
import gatehouse.report.WhatIf.Flip;
import gatehouse.report.WhatIf.Outcome;
import gatehouse.report.WhatIf.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {
    private static final ScoreTable OLD = table("old", Map.of("A", 3.0, "B", 2.5, "C", 6.0));
    private static final ScoreTable NEW = table("new", Map.of("A", 5.0, "C", 6.0, "D", 1.0, "E", 1.0));

    @TempDir
    private Path directory;

    private VerdictRecords records;

    @BeforeEach
    void open() {
        records = VerdictRecords.open(directory.resolve("verdicts.mv"));
        records.add(OLD);
        records.add(NEW);
        records.add(scored("old", 1, 3.0, "A"));
        records.add(scored("old", 2, 5.5, "A", "B"));
        records.add(scored("old", 3, 11.5, "A", "B", "C"));
        records.add(scored("new", 4, 5.0, "A"));
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void shouldFindNothingOtherWhenNothingIs() {
        Outcome outcome = run(new Change(Optional.empty(), Map.of(), Optional.empty()));
        assertThat(outcome).isEqualTo(new Outcome(4, 0, 0, 0, Map.of(), List.of()));
    }

    @Test
    void shouldJudgeByAnotherGenerationAndSayHowManyOfItsRulesAreNew() {
        Outcome outcome = run(new Change(Optional.of(NEW), Map.of(), Optional.empty()));
        assertThat(outcome.flips())
                .extracting(flip -> flip.verdict().id(), Flip::was, Flip::would, Flip::points)
                .containsExactly(tuple(number(1).id(), NOT_SPAM, SUSPECTED, 5.0));
        assertThat(outcome.newRules()).isZero();
    }

    @Test
    void shouldCountRulesThatOnlyTheOtherGenerationHas() {
        ScoreTable other = table("other", Map.of("A", 3.0, "F", 1.0, "G", 1.0, "D", 1.0));
        assertThat(run(new Change(Optional.of(other), Map.of(), Optional.empty()))
                        .newRules())
                .isEqualTo(2);
    }

    @Test
    void shouldJudgeByOtherScoresAndThresholds() {
        Outcome outcome =
                run(new Change(Optional.empty(), Map.of("C", 4.0, "B", 2.0), Optional.of(new Thresholds(3, 9))));
        assertThat(outcome.turns()).isEqualTo(Map.of(new Turn(NOT_SPAM, SUSPECTED), 1));
        outcome = run(new Change(Optional.empty(), Map.of("C", 4.0), judgedBy -> new Thresholds(6, judgedBy.spam())));
        assertThat(outcome.turns()).isEqualTo(Map.of(new Turn(SUSPECTED, NOT_SPAM), 2, new Turn(SPAM, SUSPECTED), 1));
        assertThat(outcome.flipped()).isEqualTo(3);
    }

    @Test
    void shouldListNoMoreThanIsAskedForAndCountAll() {
        Outcome outcome = WhatIf.run(
                records,
                number(2).time(),
                new Change(Optional.empty(), Map.of(), Optional.of(new Thresholds(20, 20))),
                1);
        assertThat(outcome.judged()).isEqualTo(3);
        assertThat(outcome.flipped()).isEqualTo(3);
        assertThat(outcome.flips()).hasSize(1);
    }

    @Test
    void shouldLeaveOutWhatNoScoreDecidedAndWhoseScoresAreUnknown() {
        Terms terms = new Terms("old", Verdicts.THRESHOLDS, false);
        records.add(Verdicts.of(Basis.EXEMPT, "not scored", terms, 5, 0, List.of()));
        records.add(Verdicts.of(Basis.BLOCKED_SENDER, "blocked", terms, 6, 0, List.of()));
        records.add(Verdicts.of(Basis.FAILURE, "failed", terms, 7, 0, List.of()));
        records.add(scored("gone", 8, 3.0, "A"));
        Outcome outcome = run(new Change(Optional.of(NEW), Map.of(), Optional.empty()));
        assertThat(outcome.judged()).isEqualTo(4);
        assertThat(outcome.left()).isEqualTo(4);
    }

    @Test
    void shouldSumAsTheEngineDoes() {
        records.add(table("thirds", Map.of("X", 0.1, "Y", 0.2, "Z", 4.7)));
        records.add(scored("thirds", 9, 5.0, "X", "Y", "Z"));
        assertThat(run(new Change(Optional.empty(), Map.of(), Optional.empty())).flipped())
                .isZero();
    }

    private Outcome run(Change change) {
        return WhatIf.run(records, Instant.EPOCH, change, 10);
    }
}
