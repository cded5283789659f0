package gatehouse.antispam.match;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.Rule;
import gatehouse.antispam.rules.RuleSetParser;
import gatehouse.antispam.rules.RuleTest;
import gatehouse.antispam.rules.TextKind;
import gatehouse.testing.SpamAssassinRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Texts that each stock rule's pattern itself suggests for slowing it down, as long as a message can make them, on a small stack. */
class StockAttackTest {
    private static final int SMALL_STACK = 256 << 10;
    /** Every so many rules, and of each so many attacks, are tried. */
    private static final int EVERY = 4;

    private static final int ATTACKS = 4;

    private static final long MEMORY = 8 << 20;

    @Test
    void shouldEndWithinTheBudgetAndTheMemory() throws Exception {
        FutureTask<Map<String, Long>> task = new FutureTask<>(StockAttackTest::dearest);
        Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
        thread.start();

        Map<String, Long> overspent = task.get();

        assertThat(overspent).isEmpty();
    }

    /** The steps that calls took, by rule, where they are more than the budget and the making of a last state. */
    private static Map<String, Long> dearest() throws IOException, PatternException {
        DfaMemory memory = new DfaMemory(MEMORY);
        Map<String, Long> overspent = new TreeMap<>();
        Map<String, Integer> exhausted = new TreeMap<>();
        int calls = 0;
        List<Attacked> rules = attacked();
        for (int i = 0; i < rules.size(); i += EVERY) {
            Attacked rule = rules.get(i);
            PatternSet.Builder builder = new PatternSet.Builder(memory);
            Pattern pattern = PatternParser.parse(rule.regex(), rule.modifiers());
            builder.add(rule.name(), rule.regex(), rule.modifiers());
            PatternSet set = builder.build();
            for (byte[] text : Attacks.on(pattern, rule.length(), ATTACKS)) {
                Budget budget = Budget.forLength(text.length);
                long granted = budget.remaining();
                BacktrackMatcher.Count count = set.scan(List.of(text)).count(0, 0, 100, budget);
                calls++;
                if (budget.spent() > granted + granted / 10) {
                    overspent.put(rule.name(), budget.spent());
                }
                if (!count.complete()) {
                    exhausted.merge(rule.name(), 1, Integer::sum);
                }
            }
        }
        System.out.printf("%d attacks, budgets exhausted: %s, %d bytes of states%n", calls, exhausted, memory.used());
        assertThat(calls).isGreaterThan(300);
        assertThat(memory.used()).isLessThanOrEqualTo(MEMORY);
        return overspent;
    }

    private record Attacked(String name, String regex, String modifiers, int length) {}

    private static List<Attacked> attacked() throws IOException {
        List<Attacked> rules = new ArrayList<>();
        for (Rule rule :
                new RuleSetParser().parse(SpamAssassinRules.required()).rules().values()) {
            if (rule.test() instanceof RuleTest.Text text) {
                rules.add(new Attacked(
                        rule.name(), text.pattern().regex(), text.pattern().modifiers(), length(text.kind())));
            } else if (rule.test() instanceof RuleTest.Header header) {
                int length = header.header().name().equals("ALL") ? 65_536 : length(TextKind.HEADER);
                rules.add(new Attacked(
                        rule.name(), header.pattern().regex(), header.pattern().modifiers(), length));
            }
        }
        return rules;
    }

    /** The longest text of a kind; of the whole message, a long one. */
    private static int length(TextKind kind) {
        return switch (kind) {
            case BODY -> 2_048;
            case RAWBODY -> 4_096;
            case HEADER, URI -> 8_192;
            case FULL -> 1 << 20;
        };
    }
}
