package gatehouse.antispam.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files say of rules besides their test: points, flags, descriptions, tags in patterns. */
class RuleAttributesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveOneScoreToAllSetsAndFourToEach() throws IOException {
        assertThat(scores("score R 1.5")).isEqualTo(new Scores(1.5, 1.5, 1.5, 1.5));
        assertThat(scores("score R 0 1 -2 3.25")).isEqualTo(new Scores(0, 1, -2, 3.25));
    }

    @Test
    void shouldAddRelativeScores() throws IOException {
        assertThat(scores("score R 2", "score R (1)")).isEqualTo(new Scores(3, 3, 3, 3));
        assertThat(scores("score R 1 2 3 4", "score R (1) (0) (-1) (0)")).isEqualTo(new Scores(2, 2, 2, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2", "1 2 3", "1 2 3 4 5", "(3)", ".5", "1e3", "+1", "1.", "x", "(1", "1)", ""})
    void shouldKeepTheDefaultWhenAScoreIsWrong(String columns) throws IOException {
        RuleSetModel model = Rules.parse(folder, "body R /x/", "score R " + columns);

        assertThat(model.rule("R").orElseThrow().scores()).isEqualTo(new Scores(1, 1, 1, 1));
        assertThat(model.problems())
                .singleElement()
                .extracting(Problem::subject)
                .isEqualTo("R");
    }

    @Test
    void shouldScoreByDefaultByNameAndNature() throws IOException {
        RuleSetModel model = Rules.parse(
                folder, "body A /x/", "body T_A /x/", "body NICE /x/", "tflags NICE nice", "body __SUB /x/");

        assertThat(model.rule("A").orElseThrow().scores().of(0)).isEqualTo(1);
        assertThat(model.rule("T_A").orElseThrow().scores().of(0)).isEqualTo(0.01);
        assertThat(model.rule("NICE").orElseThrow().scores().of(0)).isEqualTo(-1);
        assertThat(model.rule("__SUB").orElseThrow().isSubrule()).isTrue();
    }

    @Test
    void shouldReadFlagsAndPriority() throws IOException {
        RuleSetModel model = Rules.parse(
                folder, "body R /x/", "tflags R nice", "tflags R multiple maxhits=5 nosubject", "priority R -100");
        Rule rule = model.rule("R").orElseThrow();

        assertThat(rule.flags().names()).containsExactly("multiple", "maxhits=5", "nosubject");
        assertThat(rule.flags().multiple()).isTrue();
        assertThat(rule.flags().maxHits()).hasValue(5);
        assertThat(rule.priority()).isEqualTo(-100);
    }

    @Test
    void shouldFlagMetasThatNeedTheNetworkDirectly() throws IOException {
        RuleSetModel model =
                Rules.parse(folder, "body A /x/", "tflags A net", "meta M A", "meta N M", "tflags M publish");

        assertThat(model.rule("M").orElseThrow().flags().names()).containsExactly("publish", "net");
        assertThat(model.rule("N").orElseThrow().flags().net()).isFalse();
    }

    @Test
    void shouldDecodeDescriptionsAndPreferOurLanguage() throws IOException {
        RuleSetModel model = Rules.parse(
                folder,
                "body R /x/",
                "describe R plain  text",
                "lang de describe R deutsch",
                "lang en describe R gr\u00c3\u00bcn",
                "body S /x/",
                "describe S gr\u00fcn");

        assertThat(model.rule("R").orElseThrow().description()).isEqualTo("gr\u00fcn");
        assertThat(model.rule("S").orElseThrow().description()).isEqualTo("gr\u00fcn");
    }

    @Test
    void shouldReplaceTagsAsSpamAssassin() throws IOException {
        String[] lines = {
            "replace_tag A [aA]",
            "replace_tag B [b<A>]",
            "replace_tag C (?:<B>)",
            "replace_pre P x",
            "replace_inter I y",
            "replace_post Z z",
            "replace_rules R"
        };

        assertThat(replaced(lines, "<A><B>c<A>")).isEqualTo("[aA][b[aA]]c[aA]");
        assertThat(replaced(lines, "<pre P><inter I><post Z><A><B>c<A><NO><A>"))
                .isEqualTo("x[aA]zyx[b[aA]]zcx[aA]zyx<NO>zyx[aA]z");
        assertThat(replaced(lines, "<inter I><C><C>")).isEqualTo("(?:[b[aA]])y(?:[b[aA]])");
        assertThat(replaced(lines, "a<inter I>b<A><A>+<A>")).isEqualTo("ab[aA]y[aA]+[aA]");
    }

    @Test
    void shouldFindTagsBetweenOtherMarks() throws IOException {
        String[] lines = {"replace_start [[", "replace_end ]]", "replace_tag A x", "replace_rules R"};

        assertThat(replaced(lines, "[[A]]<A>")).isEqualTo("x<A>");
    }

    @Test
    void shouldRefuseAPatternThatTagsBlowUp() throws IOException {
        RuleSetModel model = Rules.parse(
                folder, "replace_tag A " + "<A>".repeat(1_000), "replace_rules R", "body R /<A>/", "body S /x/");

        assertThat(model.rules().keySet()).containsExactly("S");
        assertThat(model.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("longer");
    }

    private Scores scores(String... lines) throws IOException {
        Rules.write(folder, "first.cf", "body R /x/");
        RuleSetModel model = Rules.parse(folder, lines);
        assertThat(model.problems()).isEmpty();
        return model.rule("R").orElseThrow().scores();
    }

    private String replaced(String[] lines, String regex) throws IOException {
        Rules.write(folder, "first.cf", lines);
        RuleSetModel model = Rules.parse(folder, "body R /" + regex + "/");
        assertThat(model.problems()).isEqualTo(List.of());
        return ((RuleTest.Text) model.rule("R").orElseThrow().test()).pattern().regex();
    }
}
