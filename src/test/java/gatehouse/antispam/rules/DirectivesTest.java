package gatehouse.antispam.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that define no rule. */
class DirectivesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepOlderNamesUnderThePresentOne() throws IOException {
        RuleSetModel model = Rules.parse(
                folder, "whitelist_from a@x b@x", "welcomelist_from c@x", "blacklist_to d@x", "required_hits 4");

        assertThat(values(model, "welcomelist_from")).containsExactly("a@x b@x", "c@x");
        assertThat(values(model, "blocklist_to")).containsExactly("d@x");
        assertThat(values(model, "required_score")).containsExactly("4");
    }

    @Test
    void shouldTakeEntriesOutOfLists() throws IOException {
        RuleSetModel model = Rules.parse(
                folder,
                "welcomelist_from a@x b@x",
                "unwhitelist_from a@x",
                "welcomelist_from_rcvd a@x relay.x",
                "welcomelist_from_rcvd b@x relay.x",
                "def_welcomelist_from_rcvd a@x relay.x",
                "unwelcomelist_from_rcvd a@x");

        assertThat(values(model, "welcomelist_from")).containsExactly("b@x");
        assertThat(values(model, "welcomelist_from_rcvd")).containsExactly("b@x relay.x");
        assertThat(values(model, "def_welcomelist_from_rcvd")).isEmpty();
    }

    @Test
    void shouldForgetWhatIsCleared() throws IOException {
        RuleSetModel model = Rules.parse(
                folder,
                "trusted_networks 10/8",
                "clear_trusted_networks",
                "trusted_networks 192.168/16",
                "msa_networks 10/8",
                "report one",
                "clear_report_template",
                "report two",
                "report three",
                "uridnsbl_skip_domain a.example b.example",
                "clear_uridnsbl_skip_domain a.example",
                "util_rb_2tld co.example",
                "clear_util_rb");

        assertThat(values(model, "trusted_networks")).containsExactly("192.168/16");
        assertThat(values(model, "msa_networks")).containsExactly("10/8");
        assertThat(values(model, "report")).containsExactly("two", "three");
        assertThat(values(model, "uridnsbl_skip_domain")).containsExactly("b.example");
        assertThat(values(model, "util_rb_2tld")).isEmpty();
    }

    @Test
    void shouldRemoveHeadersFromAClassOfMailOrFromAll() throws IOException {
        RuleSetModel model = Rules.parse(
                folder,
                "add_header all Level _STARS_",
                "add_header spam Flag yes",
                "add_header ham Seen _DATE_",
                "remove_header spam level",
                "remove_header all Flag",
                "remove_header spam Seen");

        assertThat(values(model, "add_header")).containsExactly("ham Level _STARS_", "ham Seen _DATE_");
    }

    @Test
    void shouldBoundTheSearchesInLists() throws IOException {
        String[] lines = Collections.nCopies(1_001, "unwelcomelist_from a@x").toArray(String[]::new);

        Rules.write(folder, "first.cf", "welcomelist_from b@x", "unsafe_report text");

        assertThat(Rules.parse(folder, lines).problems()).hasSize(1);
    }

    @Test
    void shouldReadRedirectorPatterns() throws IOException {
        RuleSetModel model = Rules.parse(folder, "redirector_pattern m'^https?:/*go\\.example/(.*)$'i");

        assertThat(model.redirectorPatterns()).containsExactly(new PatternText("^https?:/*go\\.example/(.*)$", "i"));
    }

    @Test
    void shouldNotTakeBytesOfSomethingElseForUnknownDirectives() throws IOException {
        RuleSetModel model = Rules.parse(folder, "\u0001\u0000\u00ff x", "<html>", "=====", "3com");

        assertThat(model.problems())
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem.message()).isEqualTo("no directive"));
        assertThat(model.unknownDirectives()).isEmpty();
    }

    @Test
    void shouldCountUnknownDirectivesByName() throws IOException {
        RuleSetModel model = Rules.parse(folder, "no_such_thing 1", "No-Such-Thing 2", "other", "use_bayes 0");

        assertThat(model.unknownDirectives()).isEqualTo(Map.of("no_such_thing", 2, "other", 1));
        assertThat(model.problems()).isEmpty();
    }

    private static List<String> values(RuleSetModel model, String name) {
        return model.directives(name).stream().map(Directive::value).toList();
    }
}
