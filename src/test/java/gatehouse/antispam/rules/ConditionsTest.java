package gatehouse.antispam.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines count: conditions, files, languages, versions. */
class ConditionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (version >= 4.000000)",
                "if version > 3.004 && version < 4.1",
                "if (version == 4.000001)",
                "if perl_version >= 5.010",
                "if can(Mail::SpamAssassin::Conf::feature_bug6558_free)",
                "if has(Mail::SpamAssassin::Plugin::URIDetail::has_host_key)",
                "if !plugin(Mail::SpamAssassin::Plugin::NoSuch)",
                "if plugin (Mail::SpamAssassin::Plugin::SPF)",
                "ifplugin Mail::SpamAssassin::Plugin::SPF # comment",
                "if !(!plugin(Mail::SpamAssassin::Plugin::DKIM))",
                "if !can(X::y) && (can(X::z) || 1)",
                "if local_tests_only"
            })
    void shouldReadABlockWhoseConditionHolds(String condition) throws IOException {
        RuleSetModel model = Rules.parse(folder, condition, "body R /x/", "else", "body S /x/", "endif", "body T /x/");

        assertThat(model.problems()).isEmpty();
        assertThat(model.rules().keySet()).containsExactly("R", "T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (version < 4)", "ifplugin NoSuch", "if can(X::y)", "if 0", "if !1 || 1 - 1"})
    void shouldReadTheOtherBlockOtherwise(String condition) throws IOException {
        RuleSetModel model = Rules.parse(folder, condition, "body R /x/", "else", "body S /x/", "endif");

        assertThat(model.problems()).isEmpty();
        assertThat(model.rules().keySet()).containsExactly("S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if", "if foo", "if 1 ||", "if (1", "if system(1)", "ifplugin"})
    void shouldLeaveOutABlockWhoseConditionIsWrong(String condition) throws IOException {
        RuleSetModel model = Rules.parse(folder, condition, "body R /x/", "endif", "body S /x/");

        assertThat(model.rules().keySet()).containsExactly("S");
        assertThat(model.problemCount()).isEqualTo(condition.equals("ifplugin") ? 0 : 1);
    }

    @Test
    void shouldKeepInnerBlocksOutOfAnOuterOneThatDoesNotHold() throws IOException {
        RuleSetModel model = Rules.parse(
                folder, "if 0", "if 1", "body A /x/", "else", "body B /x/", "endif", "else", "body C /x/", "endif");

        assertThat(model.rules().keySet()).containsExactly("C");
    }

    @Test
    void shouldReportBlocksThatDoNotPair() throws IOException {
        RuleSetModel model = Rules.parse(folder, "endif", "else", "if 1", "body R /x/");

        assertThat(model.rules().keySet()).containsExactly("R");
        assertThat(model.problems())
                .extracting(problem -> problem.subject() + " " + problem.message())
                .containsExactly("endif without if", "else without if", "if without endif");
    }

    @Test
    void shouldReadPreFilesFirstAndThenByName() throws IOException {
        Rules.write(folder, "90.pre", "loadplugin My::Plugin", "enable_compat new_thing");
        Rules.write(folder, "20.cf", "body R /second/");
        Rules.write(folder, "10.cf", "if can(Mail::SpamAssassin::Conf::compat_new_thing)", "body R /first/", "endif");
        RuleSetModel model = new RuleSetParser().parse(folder);

        assertThat(((RuleTest.Text) model.rule("R").orElseThrow().test())
                        .pattern()
                        .regex())
                .isEqualTo("second");
        assertThat(model.loadedPlugins()).containsExactly("My::Plugin");
    }

    @Test
    void shouldIncludeFilesBesideTheIncludingOne() throws IOException {
        Rules.write(folder, "more.txt", "body A /x/g", "body B /x/");
        RuleSetModel model = Rules.parse(folder, "include more.txt", "body C /x/");

        assertThat(model.rules().keySet()).containsExactly("B", "C");
        assertThat(model.problems().get(0).source())
                .isEqualTo(new RuleSource(folder.resolve("more.txt").toString(), 1));
    }

    @Test
    void shouldRefuseToIncludeWhatIsOutside(@TempDir Path elsewhere) throws IOException {
        Rules.write(elsewhere, "secret", "body A /x/");
        RuleSetModel model = Rules.parse(
                folder, "include " + elsewhere.resolve("secret"), "include /dev/zero", "include none", "body B /x/");

        assertThat(model.rules().keySet()).containsExactly("B");
        assertThat(model.problems()).hasSize(3);
    }

    @Test
    void shouldStopWhenFilesIncludeThemselves() throws IOException {
        RuleSetModel model = Rules.parse(folder, "include rules.cf", "include rules.cf", "body R /x/");

        assertThat(model.rules().keySet()).containsExactly("R");
        assertThat(model.problemCount()).isPositive();
    }

    @Test
    void shouldLeaveOutTheRestOfAFileForAnotherVersion() throws IOException {
        Rules.write(folder, "a.cf", "body A /x/", "require_version 3.004006", "body B /x/");
        RuleSetModel model =
                Rules.parse(folder, "require_version @@VERSION@@", "require_version 4.000001", "body C /x/");

        assertThat(model.rules().keySet()).containsExactly("A", "C");
        assertThat(model.problems()).hasSize(1);
    }

    @Test
    void shouldKnowCommentsFromEscapedHashes() throws IOException {
        RuleSetModel model = Rules.parse(folder, "body R /a\\#b/ # comment", "  # all", "body S /a/#i");

        assertThat(pattern(model, "R")).isEqualTo(new PatternText("a#b", ""));
        assertThat(pattern(model, "S")).isEqualTo(new PatternText("a", ""));
    }

    @Test
    void shouldTakeDirectivesInAnyCaseAndWithDashes() throws IOException {
        RuleSetModel model = Rules.parse(folder, "BODY R /x/", "Trusted-Networks 10/8\r", "\tbody S /x/ \r");

        assertThat(model.rules().keySet()).containsExactly("R", "S");
        assertThat(model.directives("trusted_networks"))
                .extracting(Directive::value)
                .isEqualTo(List.of("10/8"));
    }

    private static PatternText pattern(RuleSetModel model, String rule) {
        return ((RuleTest.Text) model.rule(rule).orElseThrow().test()).pattern();
    }
}
