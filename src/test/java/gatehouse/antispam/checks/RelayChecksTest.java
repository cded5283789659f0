package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.Redirectors;
import gatehouse.antispam.text.RegistryBoundaries;
import gatehouse.antispam.text.TextSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayChecksTest {
    private static final String OWN = received("in.own.com", "in.own.com", "10.0.0.1", "mx.own.com");
    private static final String OTHER = received("mx.one.com", "mx.one.com", "203.0.113.1", "in.own.com");

    @Test
    void shouldSeeThatAllAreTrusted() {
        assertThat(value("check_all_trusted", OWN)).isEqualTo(1);
        assertThat(value("check_all_trusted", OWN + OTHER)).isZero();
        assertThat(value("check_all_trusted", OWN + "Received: from nowhere\n")).isZero();
        assertThat(value("check_all_trusted", "")).isZero();
    }

    @Test
    void shouldSeeThatThereAreNoRelays() {
        assertThat(value("check_no_relays", "Received: by x.example with SMTP id A; now\n"))
                .isEqualTo(1);
        assertThat(value("check_no_relays", OWN)).isZero();
    }

    @Test
    void shouldSeeThatAFieldCannotBeRead() {
        assertThat(value("check_relays_unparseable", "Received: from nowhere\n".repeat(2)))
                .isEqualTo(1);
        assertThat(value("check_relays_unparseable", OWN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.114.9, 1, 1, 0",
        "198.51.100.1, 1, 1, 1",
        "203.0.113.9, 1, 0, 0",
        "10.1.1.1, 1, 0, 0",
        "[198.51.100.1], 0, 0, 0",
        "h.two.com, 0, 0, 0"
    })
    void shouldCompareAnAddressThatTheSenderSaysItHas(String helo, int numeric, int mismatch, int forged) {
        String header = received(helo, "mx.two.com", "203.0.113.1", "in.own.com");

        assertThat(value("check_for_numeric_helo", header)).isEqualTo(numeric);
        assertThat(value("helo_ip_mismatch", header)).isEqualTo(mismatch);
        assertThat(value("check_for_forged_received_ip_helo", header)).isEqualTo(forged);
    }

    @Test
    void shouldNotAskWhatTrustedRelaysSay() {
        String header = received("198.51.100.1", "mx.two.com", "10.0.0.1", "in.own.com");

        assertThat(value("check_for_numeric_helo", header)).isZero();
    }

    @Test
    void shouldSeeATrailThatIsBrokenTwice() {
        String second = received("mx.two.com", "mx.two.com", "203.0.113.2", "mx.foreign.com");
        String third = received("mx.three.com", "mx.three.com", "203.0.113.3", "mx.strange.com");

        assertThat(value("check_for_forged_received_trail", OTHER + second)).isZero();
        assertThat(value("check_for_forged_received_trail", OTHER + second + third))
                .isEqualTo(1);
    }

    @Test
    void shouldSeeAProviderWhoseServerHasNoName() {
        assertThat(value(
                        "check_for_no_rdns_dotcom_helo",
                        received("mx.hotmail.com", "unknown", "203.0.113.1", "in.own.com")))
                .isEqualTo(1);
        assertThat(value(
                        "check_for_no_rdns_dotcom_helo",
                        received("mx.hotmail.com", "mx.hotmail.com", "203.0.113.1", "in.own.com")))
                .isZero();
    }

    @Test
    void shouldNotBlameASenderForAServerThatDoesNotAskForNames() {
        String header = "Received: from mx.hotmail.com ([203.0.113.1]) by in.own.com with Microsoft SMTPSVC(6.0); x\n";

        assertThat(value("check_for_no_rdns_dotcom_helo", header)).isZero();
    }

    @Test
    void shouldCompareTheSendersDomainWithItsRelays() {
        String genuine = "From: u@one.com\n" + received("x", "out.one.com", "203.0.113.1", "in.one.com");
        String forged = "From: u@one.com\n" + received("x", "out.two.com", "203.0.113.1", "in.own.com");
        String function = "check_for_from_domain_in_received_headers";

        assertThat(value(function, genuine, "one.com", "true")).isEqualTo(1);
        assertThat(value(function, genuine, "one.com", "false")).isZero();
        assertThat(value(function, forged, "one.com", "false")).isEqualTo(1);
        assertThat(value(function, forged, "three.com", "false")).isZero();
    }

    @Test
    void shouldSayWhichArgumentIsMissing() {
        assertThatIllegalArgumentException().isThrownBy(() -> value("check_for_from_domain_in_received_headers", OWN));
    }

    private static String received(String helo, String rdns, String ip, String by) {
        return "Received: from " + helo + " (" + rdns + " [" + ip + "]) by " + by + " (Postfix) with ESMTP id A; x\n";
    }

    private static int value(String function, String header, String... arguments) {
        TextSettings settings = new TextSettings(
                List.of(), List.of(), Redirectors.NONE, RegistryBoundaries.of(Set.of("com"), Set.of(), Set.of()));
        MessageTexts texts = MessageTexts.of((header + "\nbody\n").getBytes(StandardCharsets.ISO_8859_1), settings);
        CheckMaker maker = Objects.requireNonNull(RelayChecks.makers().get(function));
        return maker.make(List.of(arguments)).value(new CheckedMessage(texts));
    }
}
