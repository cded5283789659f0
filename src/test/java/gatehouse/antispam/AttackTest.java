package gatehouse.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import gatehouse.testing.SpamAssassinRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are meant to do harm, under the stock rules, on a thread with a small stack. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
    private static final int SMALL_STACK = 256 << 10;
    private static final int LARGE = 2 << 20;
    private static final int EACH = 150;

    private RuleSetModel model;
    private RuleSet rules;

    @BeforeAll
    void compile() throws Exception {
        model = new RuleSetParser().parse(SpamAssassinRules.required());
        rules = RuleSet.compile(model);
    }

    static Stream<HostileMail.Attack> large() {
        return HostileMail.large(LARGE).stream();
    }

    @ParameterizedTest
    @MethodSource("large")
    void shouldScoreLargeMessages(HostileMail.Attack attack) throws Exception {
        assertThat(onSmallStack(attack)).as(attack.name()).isNotNull();
    }

    @Test
    void shouldScoreFieldsAndBodiesOfOneUnit() throws Exception {
        for (HostileMail.Attack attack : some(HostileMail.fields(), HostileMail.bodies())) {
            assertThat(onSmallStack(attack)).as(attack.name()).isNotNull();
        }
    }

    @Test
    void shouldScoreWhatRunsTheLoopsOfRules() throws Exception {
        for (HostileMail.Attack attack : HostileMail.ofRules(model, EACH)) {
            assertThat(onSmallStack(attack)).as(attack.name()).isNotNull();
        }
    }

    @Test
    void shouldNameTheRuleThatIsGivenUp(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("slow.cf"),
                "body SLOW /(\\w+)(\\w+)\\1\\2\\1\\2x/\nscore SLOW 1\nbody QUICK /\\d{9}/\nscore QUICK 1\n");
        RuleSet slow = RuleSet.compile(new RuleSetParser().parse(folder));
        String numbers = IntStream.range(0, 600).mapToObj(String::valueOf).collect(Collectors.joining());

        SpamScore score = slow.score(("Subject: x\n\n" + numbers + "x\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(score.overBudget()).containsExactly("SLOW");
        assertThat(score.hits()).extracting(Hit::rule).containsExactly("QUICK");
    }

    private SpamScore onSmallStack(HostileMail.Attack attack) throws Exception {
        byte[] message = attack.message().get();
        return onSmallStack(() -> rules.score(message));
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "small stack", SMALL_STACK).start();
        return task.get();
    }

    private static List<HostileMail.Attack> some(List<HostileMail.Attack> first, List<HostileMail.Attack> second) {
        List<HostileMail.Attack> all =
                Stream.of(first, second).flatMap(List::stream).toList();
        return IntStream.range(0, all.size() / EACH)
                .mapToObj(number -> all.get(number * EACH))
                .toList();
    }
}
