package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderQueryTest {
    private static final TextSettings SETTINGS = new TextSettings(
            List.of(),
            List.of(),
            Redirectors.NONE,
            RegistryBoundaries.of(Set.of("com", "uk"), Set.of("co.uk"), Set.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail.a.com x | mail.a.com | a.com",
                "x.com <u@v.b.co.uk> | v.b.co.uk | b.co.uk",
                "u@a.com, u@b.com | b.com | b.com",
                "u@a.invalid y.b.com | y.b.com | b.com",
                "u@sub_a.b.com | sub_a.b.com | b.com"
            })
    void shouldFindTheHostAndItsDomain(String value, String host, String domain) {
        assertThat(ask("X-A: " + value, "X-A:host")).hasValue(host);
        assertThat(ask("X-A: " + value, "X-A:domain")).hasValue(domain);
    }

    @ParameterizedTest
    @CsvSource({"a_b.com", "http://a.com", "a..com", "-a.com", "1.2.3.4", "a.com."})
    void shouldFindNoHost(String value) {
        assertThat(ask("X-A: " + value, "X-A:host")).isEmpty();
    }

    @Test
    void shouldTakeTheHostOfAnAddressAsItIs() {
        assertThat(ask("From: u@m.local", "From:addr:host")).hasValue("m.local");
    }

    @ParameterizedTest
    @CsvSource({
        "x 192.0.2.1 y, 192.0.2.1, 1.2.0.192",
        "[192.0.2.1], 192.0.2.1, 1.2.0.192",
        "12:30:00 192.0.2.1:25, 192.0.2.1, 1.2.0.192",
        "x 2001:db8::f y, 2001:db8::f, f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2"
    })
    void shouldFindTheAddress(String value, String ip, String reversed) {
        assertThat(ask("X-A: " + value, "X-A:ip")).hasValue(ip);
        assertThat(ask("X-A: " + value, "X-A:revip")).hasValue(reversed);
    }

    @Test
    void shouldFindNoAddressInNumbers() {
        assertThat(ask("X-A: 1.2.3 1.2.3.4.5 x1.2.3.4 1.2.3.400", "X-A:ip")).isEmpty();
    }

    @Test
    void shouldJoinToAndCc() {
        String header = "Cc: c@b.com\nTo: A <a@b.com>";

        assertThat(ask(header, "ToCc")).hasValue("A <a@b.com>\nc@b.com\n");
        assertThat(ask(header, "ToCc:addr")).hasValue("a@b.com\nc@b.com");
    }

    @Test
    void shouldJoinAllMessageIds() {
        assertThat(ask("Message-Id: <1@a>\nResent-Message-Id: <2@a>", "MESSAGEID"))
                .hasValue("<2@a>\n<1@a>\n");
    }

    @Test
    void shouldKnowTheDomainsOfAuthorsAndSender() {
        String header = "Return-Path: <x@c.com>\nFrom: A <a@B\u00fc.com>, b@a.com\nFrom: c@a.com";

        assertThat(ask(header, "X-AuthorDomain")).hasValue("xn--b-eha.com a.com");
        assertThat(ask(header, "X-SenderDomain")).hasValue("c.com");
        assertThat(ask(header + "\nX-AuthorDomain: d.com", "X-AuthorDomain")).hasValue("d.com\n");
        assertThat(ask("From: nobody", "X-AuthorDomain")).isEmpty();
    }

    @Test
    void shouldKeepTheSpaceOfEachFold() {
        assertThat(ask("X-A: one\n two\n\t\t three", "X-A")).hasValue("one two three\n");
        assertThat(ask("X-A: one \n two", "X-A")).hasValue("one  two\n");
    }

    @Test
    void shouldTellAnEmptyFieldFromNone() {
        assertThat(ask("X-A:", "X-A")).hasValue("\n");
        assertThat(ask("X-A:", "X-B")).isEmpty();
    }

    private static Optional<String> ask(String header, String query) {
        return MessageTexts.of((header + "\n\nbody").getBytes(StandardCharsets.UTF_8), SETTINGS)
                .header(HeaderQuery.parse(query))
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
