package gatehouse.definitions;

import static gatehouse.definitions.TrialFindings.number;

import gatehouse.antispam.Hit;
import gatehouse.antispam.SpamScore;
import gatehouse.antispam.Thresholds;
import gatehouse.definitions.BundledMessages.Kind;
import gatehouse.definitions.BundledScores.Scored;
import gatehouse.scan.SpamClass;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a generation takes the bundled messages for. Immutable. */
final class SelfTest {
    private static final int MOST_RULES = 5;

    private final List<Scored> messages;
    private final Thresholds thresholds;

    SelfTest(BundledScores scores, Thresholds thresholds) {
        messages = List.copyOf(scores.scored());
        this.thresholds = thresholds;
    }

    void judge(TrialFindings findings) {
        findings.tell("self-test: " + passed(Kind.HAM) + " of " + count(Kind.HAM) + " bundled messages pass, at most "
                + number(highest()) + " points; " + (count(Kind.SPAM) - passed(Kind.SPAM)) + " of " + count(Kind.SPAM)
                + " spam are taken");
        messages.stream()
                .filter(this::isFalselyTaken)
                .forEach(message -> findings.refuse("it would "
                        + (classOf(message) == SpamClass.SPAM ? "take for spam" : "suspect") + " the bundled message "
                        + shown(message)));
        messages.stream()
                .filter(message -> message.message().kind() == Kind.TEST && isMissed(message))
                .forEach(message ->
                        findings.refuse("it would not take the test message " + shown(message) + " for spam"));
        flipped().forEach(message -> findings.tell("self-test: would let pass " + shown(message)));
    }

    /** Bundled spam that the active generation takes at all. */
    int taken() {
        return (int) messages.stream()
                .filter(SelfTest::isSpam)
                .filter(this::isTakenByActive)
                .count();
    }

    /** Of these, what this one does not take. */
    List<Scored> flipped() {
        return messages.stream()
                .filter(SelfTest::isSpam)
                .filter(message -> isTakenByActive(message) && classOf(message) == SpamClass.NOT_SPAM)
                .toList();
    }

    /** Where the active generation does no better, thresholds are low or rules of this server harsh, and no update is to blame. */
    private boolean isFalselyTaken(Scored message) {
        return message.message().kind() == Kind.HAM
                && classOf(message) != SpamClass.NOT_SPAM
                && classOf(message).compareTo(activeClass(message)) > 0;
    }

    private boolean isMissed(Scored message) {
        return activeClass(message) == SpamClass.SPAM && classOf(message) != SpamClass.SPAM;
    }

    private boolean isTakenByActive(Scored message) {
        return activeClass(message) != SpamClass.NOT_SPAM;
    }

    private static boolean isSpam(Scored message) {
        return message.message().kind() == Kind.SPAM;
    }

    private SpamClass classOf(Scored message) {
        return thresholds.classOf(message.candidate().points());
    }

    private SpamClass activeClass(Scored message) {
        return message.active().map(SpamScore::points).map(thresholds::classOf).orElse(SpamClass.NOT_SPAM);
    }

    private long count(Kind kind) {
        return messages.stream()
                .filter(message -> message.message().kind() == kind)
                .count();
    }

    private long passed(Kind kind) {
        return messages.stream()
                .filter(message -> message.message().kind() == kind && classOf(message) == SpamClass.NOT_SPAM)
                .count();
    }

    private double highest() {
        return messages.stream()
                .filter(message -> message.message().kind() == Kind.HAM)
                .mapToDouble(message -> message.candidate().points())
                .max()
                .orElse(0);
    }

    private static String shown(Scored message) {
        List<Hit> hits = message.candidate().hits().stream()
                .sorted(Comparator.comparingDouble((Hit hit) -> Math.abs(hit.points()))
                        .reversed())
                .toList();
        String rules = hits.stream().limit(MOST_RULES).map(Hit::rule).collect(Collectors.joining(", "));
        return message.message().name() + ": " + number(message.candidate().points()) + " points"
                + (hits.isEmpty() ? "" : " (" + rules + (hits.size() > MOST_RULES ? " …" : "") + ")");
    }
}
