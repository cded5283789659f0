package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelaysTest {
    private static final Networks UNKNOWN = new Networks(List.of(), List.of(), List.of());

    @Test
    void shouldTrustPrivateAddressesAsFarAsTheyReach() {
        Relays relays = relays(UNKNOWN, "10.0.0.1", "192.168.1.1", "203.0.113.1", "10.0.0.2");

        assertThat(addresses(relays.trusted())).containsExactly("10.0.0.1", "192.168.1.1");
        assertThat(addresses(relays.untrusted())).containsExactly("203.0.113.1", "10.0.0.2");
        assertThat(relays.internal()).isEqualTo(relays.trusted());
    }

    @Test
    void shouldTrustOnlyTheGivenNetworksAndTheHostItself() {
        Relays relays = relays(networks("203.0.113.0/24", "", ""), "203.0.113.1", "127.0.0.1", "10.0.0.1");

        assertThat(addresses(relays.trusted())).containsExactly("203.0.113.1", "127.0.0.1");
        assertThat(addresses(relays.external())).containsExactly("10.0.0.1");
    }

    @Test
    void shouldEndInternalRelaysBeforeTrustedOnes() {
        Relays relays = relays(
                networks("203.0.113.0/24 198.51.100.1", "203.0.113.0/24", ""),
                "203.0.113.1",
                "198.51.100.1",
                "203.0.113.2",
                "192.0.2.1");

        assertThat(addresses(relays.internal())).containsExactly("203.0.113.1");
        assertThat(addresses(relays.trusted())).containsExactly("203.0.113.1", "198.51.100.1", "203.0.113.2");
    }

    @Test
    void shouldTrustWhoAuthenticatedItselfButNoneBehind() {
        Relays relays = relays(UNKNOWN, "10.0.0.1", "203.0.113.1 with ESMTPA", "203.0.113.2");

        assertThat(addresses(relays.trusted())).containsExactly("10.0.0.1", "203.0.113.1");
        assertThat(addresses(relays.untrusted())).containsExactly("203.0.113.2");
    }

    @Test
    void shouldTakeAllBehindAServerForOwnUsersAsItIs() {
        Networks networks = networks("203.0.113.0/24", "203.0.113.0/24", "203.0.113.7");

        Relays relays = relays(networks, "203.0.113.7", "192.0.2.1", "192.0.2.2");

        assertThat(addresses(relays.internal())).containsExactly("203.0.113.7", "192.0.2.1", "192.0.2.2");
        assertThat(relays.all()).extracting(Relay::msa).containsExactly(true, false, false);
    }

    @Test
    void shouldForgetWhatCameAfterFetching() {
        String fetched = "Received: from p.example [203.0.113.9] by b.example with IMAP (fetchmail-6.3)\n";
        Relays relays = of(received("10.0.0.1") + fetched + received("203.0.113.1"), UNKNOWN)
                .relays();

        assertThat(addresses(relays.all())).containsExactly("203.0.113.1");
    }

    @Test
    void shouldAddTheClientThatAWebServerNames() {
        Relays relays =
                of(received("203.0.113.1") + "X-Client: [192.0.2.9]\n", UNKNOWN).relays();

        assertThat(addresses(relays.untrusted())).containsExactly("203.0.113.1", "192.0.2.9");
    }

    @Test
    void shouldCountWhatCannotBeRead() {
        Relays relays =
                of("Received: from nowhere\n" + received("10.0.0.1"), UNKNOWN).relays();

        assertThat(relays.unparseable()).isEqualTo(1);
        assertThat(relays.trusted()).hasSize(1);
    }

    @Test
    void shouldShowRelaysToRules() {
        MessageTexts texts = of(received("203.0.113.1"), UNKNOWN);

        assertThat(header(texts, "X-Spam-Relays-Untrusted"))
                .hasValue("[ ip=203.0.113.1 rdns=r.example helo=h.example by=b.example ident= envfrom= intl=0 id=A1"
                        + " auth= msa=0 ]");
        assertThat(header(texts, "X-Spam-Relays-Trusted")).hasValue("");
    }

    @Test
    void shouldPartTheHeaderAtTheFieldOfTheLastTrustedRelay() {
        MessageTexts texts =
                of("X-A: 1\n" + received("10.0.0.1") + "X-B: 2\n" + received("203.0.113.1") + "X-C: 3\n", UNKNOWN);

        assertThat(names(header(texts, "ALL-TRUSTED"))).isEqualTo("X-A Received X-B Received");
        assertThat(names(header(texts, "ALL-EXTERNAL"))).isEqualTo("Received X-C");
        assertThat(header(of(received("10.0.0.1"), UNKNOWN), "ALL-UNTRUSTED")).isEmpty();
    }

    private static Relays relays(Networks networks, String... addresses) {
        return of(Stream.of(addresses).map(RelaysTest::received).collect(Collectors.joining()), networks)
                .relays();
    }

    /** A field of an address, perhaps with what comes behind the receiver's name. */
    private static String received(String address) {
        String[] parts = address.split(" ", 2);
        return "Received: from h.example (r.example [" + parts[0] + "]) by b.example "
                + (parts.length > 1 ? parts[1] : "(Postfix)") + " id A1; now\n";
    }

    private static Networks networks(String trusted, String internal, String msa) {
        return new Networks(Network.list(trusted), Network.list(internal), Network.list(msa));
    }

    private static MessageTexts of(String header, Networks networks) {
        TextSettings settings = new TextSettings(
                networks,
                Optional.empty(),
                List.of("X-Client"),
                Redirectors.NONE,
                RegistryBoundaries.of(Set.of("example"), Set.of(), Set.of()));
        return MessageTexts.of((header + "\nbody").getBytes(StandardCharsets.ISO_8859_1), settings);
    }

    private static Optional<String> header(MessageTexts texts, String query) {
        return texts.header(HeaderQuery.parse(query)).map(value -> new String(value, StandardCharsets.ISO_8859_1));
    }

    private static String names(Optional<String> fields) {
        return fields.orElse("").lines().map(line -> line.replaceAll(":.*", "")).collect(Collectors.joining(" "));
    }

    private static List<String> addresses(List<Relay> relays) {
        return relays.stream().map(relay -> relay.ip().text()).toList();
    }
}
