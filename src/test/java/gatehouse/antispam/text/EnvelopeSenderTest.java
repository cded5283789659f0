package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvelopeSenderTest {
    private static final String RECEIVED = "Received: from h (r.example [192.0.2.1]) by b.example (Postfix) id A";

    @Test
    void shouldPreferWhatTheFirstUntrustedRelayNames() {
        assertThat(sender("Return-Path: <a@x.example>\n" + RECEIVED + " (envelope-from b@x.example)\n"))
                .hasValue("b@x.example");
    }

    @Test
    void shouldTakeAFieldAboveAllReceivedFields() {
        assertThat(sender("Return-Path: <a@x.example>\n" + RECEIVED + "\n")).hasValue("a@x.example");
        assertThat(sender("Return-Path: <a@x.example>\nX-Envelope-From: <c@x.example>\n"))
                .hasValue("c@x.example");
    }

    @Test
    void shouldNotTakeAFieldOfServersBeforeOurs() {
        assertThat(sender(RECEIVED + "\nReturn-Path: <a@x.example>\n")).isEmpty();
        assertThat(sender("Return-Path: <a@x.example>\n" + RECEIVED + "\nReturn-Path: <b@x.example>\n"))
                .isEmpty();
    }

    @Test
    void shouldKnowNoSenderOfABounce() {
        assertThat(sender("Return-Path: <>\n")).isEmpty();
        assertThat(sender("Return-Path: <MAILER-DAEMON>\n")).isEmpty();
    }

    @Test
    void shouldTakeOnlyTheFieldThatTheSettingsName() {
        assertThat(sender("X-From: <a@x.example>\nReturn-Path: <b@x.example>\n", Optional.of("X-From")))
                .hasValue("a@x.example");
        assertThat(sender("Return-Path: <b@x.example>\n", Optional.of("X-From")))
                .isEmpty();
    }

    private static Optional<String> sender(String header) {
        return sender(header, Optional.empty());
    }

    private static Optional<String> sender(String header, Optional<String> certain) {
        TextSettings settings = new TextSettings(
                new Networks(List.of(), List.of(), List.of()),
                certain,
                List.of(),
                Redirectors.NONE,
                RegistryBoundaries.of(Set.of(), Set.of(), Set.of()));
        return MessageTexts.of((header + "\n").getBytes(StandardCharsets.ISO_8859_1), settings)
                .header(HeaderQuery.parse("EnvelopeFrom"))
                .map(value -> new String(value, StandardCharsets.ISO_8859_1));
    }
}
