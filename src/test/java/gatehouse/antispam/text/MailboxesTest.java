package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a@b.example | a@b.example | -",
                "Foo Bar <a@b.example> | a@b.example | Foo Bar",
                "a@b.example (Foo) | a@b.example | Foo",
                "Foo (x) <a@b.example> | a@b.example | Foo",
                "one@b.example, \"Bar, Baz\" <a@c.example> | one@b.example a@c.example | Bar, Baz",
                "list: a@b.example, c@d.example; | a@b.example c@d.example | -",
                "undisclosed-recipients:; | - | -",
                "\"'Foo'\" <a@b.example> | a@b.example | Foo",
                "=?utf-8?q?Foo=2C_Bar?= <a@b.example> | a@b.example | Foo, Bar",
                "\"=?utf-8?q?Foo?=\" <a@b.example> | a@b.example | Foo",
                "a@b.example <c@d.example> | c@d.example | a@b.example",
                "just words | - | just words",
                "words a@b.example | - | words a@b.example",
                "Foo <MAILER-DAEMON> | - | Foo",
                "\"a b\"@c.example | \"a b\"@c.example | -",
                "<a@[192.0.2.1]> | a@[192.0.2.1] | -"
            })
    void shouldReadAddressesAndNames(String field, String addresses, String names) {
        assertThat(addresses(field)).isEqualTo(Optional.ofNullable(addresses).orElse(""));
        assertThat(names(field)).isEqualTo(Optional.ofNullable(names).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Foo <a@b.example>, x <c@d.example> y, Bar <e@f.example> | a@b.example c@d.example e@f.example | Foo",
                "\"never closed <a@b.example> | a@b.example | ''",
            })
    void shouldReadOnlyBracketedAddressesWhereAFieldStopsMakingSense(String field, String addresses, String names) {
        assertThat(addresses(field)).isEqualTo(addresses);
        assertThat(names(field)).isEqualTo(names);
    }

    private static String addresses(String field) {
        return parsed(field).stream()
                .map(Mailbox::address)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String names(String field) {
        return parsed(field).stream()
                .flatMap(mailbox -> mailbox.name().stream())
                .collect(Collectors.joining("; "));
    }

    private static List<Mailbox> parsed(String field) {
        return Mailboxes.parse(" " + field + "\n");
    }
}
