package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.antispam.rules.RuleSetModel;
import gatehouse.antispam.rules.RuleSetParser;
import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.Redirectors;
import gatehouse.antispam.text.TextSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriChecksTest {
    private static final String RULES = """
            util_rb_tld com net uk
            util_rb_2tld co.uk
            enlist_uri_host (MINE) listed.com !sub.listed.com 10.0.0.1 gone.com
            delist_uri_host (MINE) gone.com
            enlist_uri_host (OTHER) gone.com
            blocklist_uri_host bad.com
            welcomelist_uri_host good.com
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/, https://a.com, 1",
        "http://user@10.0.0.1/, see https:a, 1",
        "http://10.0.0.1/, https://10.0.0.1/, 0",
        "http://10.0.0.1/, http://a.com, 0",
        "http://a.com/10.0.0.1, https://b.com, 0"
    })
    void shouldHitLinksToAddressesThatLookSecure(String uri, String text, int value) throws IOException {
        assertThat(value("check_https_ip_mismatch", link(uri, text))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.com/, https://b.com/, 1",
        "https://a.com/, go to HTTPS://www.b.com:80, 1",
        "http://a.com/, https://10.0.0.1/, 1",
        "http://a.com/, https://www.a.com./, 0",
        "http://x.a.co.uk/, https://y.a.co.uk, 0",
        "http://a.com/, https://b, 0",
        "http://a.com/, http://b.com, 0",
        "ftp://a.com/, https://b.com, 0",
        "http://10.0.0.1/, https://b.com, 0"
    })
    void shouldHitLinksThatLookLikeLinksToAnotherDomain(String uri, String text, int value) throws IOException {
        assertThat(value("check_https_http_mismatch", link(uri, text), "1", "10"))
                .isEqualTo(value);
    }

    @Test
    void shouldCountTheLinksOfAMessage() throws IOException {
        String two = link("http://a.com/", "https://b.com") + link("http://c.com/", "d");

        assertThat(value("check_https_http_mismatch", two, "1", "3")).isEqualTo(1);
        assertThat(value("check_https_http_mismatch", two, "1", "2")).isZero();
        assertThat(value("check_https_http_mismatch", two, "3", "10")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.com/?http://b.com, 1",
        "http://a.com/http://www.a.com/http:b.com, 1",
        "http://www.a.com/http://a.com, 0",
        "http://a.com/b, 0",
        "ftp://a.com/http://b.com, 0"
    })
    void shouldHitUrisThatRedirectToAnotherDomain(String uri, int value) throws IOException {
        assertThat(value("check_for_http_redirector", link(uri, "x"))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "MINE, http://listed.com/, 1",
        "MINE, http://www.LISTED.com:80/, 1",
        "MINE, http://sub.listed.com/, 0",
        "MINE, http://x.sub.listed.com/, 0",
        "MINE, http://10.0.0.1/, 1",
        "MINE, http://notlisted.com/, 0",
        "MINE, mailto:a@listed.com, 0",
        "MINE, http://gone.com, 0",
        "OTHER, http://gone.com, 1",
        "BLOCK, http://bad.com, 1",
        "NONE, http://bad.com, 0"
    })
    void shouldHitHostsOfALists(String list, String uri, int value) throws IOException {
        assertThat(value("check_uri_host_listed", link(uri, "x"), list)).isEqualTo(value);
    }

    @Test
    void shouldHaveNamesForTheListsOfTheGoodAndTheBad() throws IOException {
        assertThat(value("check_uri_host_in_blocklist", link("http://bad.com", "x")))
                .isEqualTo(1);
        assertThat(value("check_uri_host_in_welcomelist", link("http://good.com", "x")))
                .isEqualTo(1);
        assertThat(value("check_uri_host_in_welcomelist", link("http://bad.com", "x")))
                .isZero();
    }

    @Test
    void shouldHitUrisThatWereCut() throws IOException {
        assertThat(value("check_uri_truncated", link("http://a.com/" + "b".repeat(9_000), "x")))
                .isEqualTo(1);
        assertThat(value("check_uri_truncated", link("http://a.com/b", "x"))).isZero();
    }

    private static String link(String uri, String text) {
        return "<a href='" + uri + "'>" + text + "</a>\n";
    }

    private int value(String function, String html, String... arguments) throws IOException {
        RuleSetModel model = new RuleSetParser().parse(Files.writeString(folder.resolve("a.cf"), RULES));
        TextSettings settings = new TextSettings(List.of(), List.of(), Redirectors.NONE, Registries.of(model));
        byte[] message = ("Content-Type: text/html\n\n" + html).getBytes(StandardCharsets.ISO_8859_1);
        return Checks.of(model, settings.registries())
                .make(function, List.of(arguments))
                .orElseThrow()
                .value(new CheckedMessage(MessageTexts.of(message, settings)));
    }
}
