package gatehouse.report;

import gatehouse.antispam.Explanation;
import gatehouse.antispam.ScoreTable;
import gatehouse.antispam.SpamScore;
import gatehouse.antispam.SpamVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains a past verdict again from what is kept of it, by the code that explained it then. Stateless. */
public final class Replay {
    private static final int NAMES_IN_LINE = 8;

    private Replay() {}

    /**
     * The lines of then, without what matched in the message; a line more says so.
     *
     * @param scores of the generation that judged; empty where they are not kept
     */
    public static List<String> lines(VerdictRecord past, Optional<ScoreTable> scores) {
        if (past.rules().isEmpty()) {
            return explained(withoutHits(past));
        }
        List<String> lines = scores.map(table -> judgedAgain(past, table)).orElseGet(() -> withoutScores(past));
        lines.add("what matched is not kept: it is the message's text");
        return lines;
    }

    private static List<String> judgedAgain(VerdictRecord past, ScoreTable scores) {
        SpamVerdict again = past.verdict(scores.score(past.rules(), past.overBudget()));
        List<String> lines = explained(again);
        if (again.score().points() != past.points()) {
            lines.add("MISMATCH: the scores kept of " + scores.generation() + " do not make what it was judged by: "
                    + past.spamClass().label() + " with " + past.points() + " points");
        }
        return lines;
    }

    private static List<String> withoutScores(VerdictRecord past) {
        List<String> lines = explained(withoutHits(past));
        lines.add("the scores of " + past.terms().generation() + " are not kept any more; these rules hit:");
        List<String> rules = past.rules();
        for (int i = 0; i < rules.size(); i += NAMES_IN_LINE) {
            lines.add(String.join(", ", rules.subList(i, Math.min(rules.size(), i + NAMES_IN_LINE))));
        }
        return lines;
    }

    private static SpamVerdict withoutHits(VerdictRecord past) {
        return past.verdict(new SpamScore(past.points(), List.of(), past.overBudget()));
    }

    private static List<String> explained(SpamVerdict verdict) {
        return new ArrayList<>(Explanation.lines(verdict, SpamLog.Entry.MOST_HITS));
    }
}
