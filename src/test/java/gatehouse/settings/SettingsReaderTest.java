package gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.settings.AntivirusSettings.Endpoint;
import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import gatehouse.settings.SsoSettings.ServerKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final String SERVER = "CN=mail1/O=Acme";

    /** The key of RFC 8037 appendix A.2, and its thumbprint of appendix A.3. */
    private static final String PUBLIC_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String KEY_ID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

    private final SettingsReader reader = new SettingsReader(SERVER);

    private SettingsReader.Result read(Map<String, List<String>> document) {
        return read(List.of(document));
    }

    private SettingsReader.Result read(List<Map<String, List<String>>> documents) {
        return reader.read(documents, List.of());
    }

    private static Map<String, List<String>> document(String server, String name, String... values) {
        return Map.of("Form", List.of("Settings"), "Server", List.of(server), name, List.of(values));
    }

    @Test
    void shouldGiveTheDefaultsWithoutDocuments() {
        assertThat(read(List.of()).settings()).isEqualTo(Settings.defaults());
        assertThat(read(List.of()).refused()).isEmpty();
    }

    @Test
    void shouldTakeTheDomainsValueAndPreferTheServersOwn() {
        Map<String, List<String>> domain = document("*", "MailFlowWorkers", "7");
        assertThat(read(domain).settings().mailFlow().workers()).isEqualTo(7);
        SettingsReader.Result own = read(List.of(document("Mail1/Acme", "MailFlowWorkers", "9"), domain));
        assertThat(own.settings().mailFlow().workers()).isEqualTo(9);
        assertThat(own.refused()).isEmpty();
    }

    @Test
    void shouldLeaveDocumentsOfOtherServersAlone() {
        SettingsReader.Result result = read(document("mail2/Acme", "MailFlowWorkers", "none of our business"));
        assertThat(result.settings()).isEqualTo(Settings.defaults());
        assertThat(result.refused()).isEmpty();
    }

    @Test
    void shouldUseTheDomainsValueWhenTheServersOwnIsRefused() {
        SettingsReader.Result result =
                read(List.of(document("*", "MailFlowWorkers", "7"), document(SERVER, "MailFlowWorkers", "700")));
        assertThat(result.settings().mailFlow().workers()).isEqualTo(7);
        assertThat(result.refused()).containsExactly(new Refused("MailFlowWorkers", "700", "is more than 64", "7"));
    }

    @Test
    void shouldReadEachKindOfValue() {
        Settings settings = read(Map.of(
                        "Server", List.of("*"),
                        "antivirusscantimeout", List.of(" 90 s "),
                        "AntivirusServers", List.of("clamd1.example.org:3310", "[::1]:3311"),
                        "AntivirusWhenUnavailable", List.of("Release-Unscanned"),
                        "AntivirusMaxStreamBytes", List.of("100M"),
                        "ContentForbiddenExtensions", List.of("EXE", "scr"),
                        "ContentForbiddenNames", List.of("none"),
                        "SsoHonour", List.of("No"),
                        "SsoMaxDefinitionsLag", List.of("0"),
                        "MailFlowSpoolMemory", List.of("")))
                .settings();
        assertThat(settings.antivirus().scanTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.antivirus().servers())
                .containsExactly(new Endpoint("clamd1.example.org", 3310), new Endpoint("[::1]", 3311));
        assertThat(settings.antivirus().whenUnavailable()).isEqualTo(WhenUnavailable.RELEASE_UNSCANNED);
        assertThat(settings.antivirus().maxStreamBytes()).isEqualTo(100L << 20);
        assertThat(settings.content().forbiddenExtensions()).containsExactly("exe", "scr");
        assertThat(settings.content().forbiddenNames()).isEmpty();
        assertThat(settings.sso().honour()).isFalse();
        assertThat(settings.sso().maxDefinitionsLag()).isZero();
        assertThat(settings.mailFlow().spoolMemory())
                .isEqualTo(MailFlowSettings.defaults().spoolMemory());
    }

    @ParameterizedTest
    @CsvSource({
        "MailFlowWorkers,0,is less than 1",
        "MailFlowWorkers,65,is more than 64",
        "MailFlowWorkers,four,is no whole number",
        "MailFlowWorkers,-4,is no whole number",
        "MailFlowWorkers,99999999999999999999,is no whole number",
        "AntivirusScanTimeout,120,units",
        "AntivirusScanTimeout,2 weeks,units",
        "AntivirusScanTimeout,1ms,is less than 1s",
        "AntivirusScanTimeout,999999999999999d,is too large",
        "AntivirusMaxStreamBytes,1T,units",
        "AntivirusMaxStreamBytes,3G,is more than 2G",
        "AntivirusWhenUnavailable,panic,'is none of hold, release-unscanned'",
        "AntivirusServers,clamd,is not of the form host:port",
        "AntivirusServers,clamd:0,is less than port 1",
        "AntivirusServers,clamd:65536,is more than port 65535",
        "AntivirusServers,cla md:3310,is not of the form host:port",
        "ContentForbiddenTypes,exe,is no media type",
        "ContentForbiddenExtensions,*,is no extension",
        "SsoHonour,maybe,is neither yes nor no"
    })
    void shouldRefuseByNameAndSayWhatIsUsed(String name, String value, String reason) {
        SettingsReader.Result result = read(document("*", name, value));
        assertThat(result.settings()).isEqualTo(Settings.defaults());
        assertThat(result.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.name()).isEqualTo(name);
            assertThat(refused.value()).isEqualTo(value);
            assertThat(refused.reason()).contains(reason);
            assertThat(refused.used()).isNotEmpty();
        });
    }

    @Test
    void shouldKeepTheGoodValuesOfAList() {
        SettingsReader.Result result = read(document("*", "AntivirusServers", "a:1", "b", "c:3"));
        assertThat(result.settings().antivirus().servers()).containsExactly(new Endpoint("a", 1), new Endpoint("c", 3));
        assertThat(result.refused())
                .containsExactly(new Refused("AntivirusServers", "b", "is not of the form host:port", "a:1, c:3"));
    }

    @Test
    void shouldRefuseSeveralValuesOfOneThing() {
        assertThat(read(document("*", "MailFlowWorkers", "4", "5")).refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("2 values"));
    }

    @Test
    void shouldBoundListsAndTexts() {
        String[] many = new String[5_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "e" + i;
        }
        SettingsReader.Result result = read(document("*", "ContentForbiddenExtensions", many));
        assertThat(result.settings().content().forbiddenExtensions()).hasSize(1_000);
        assertThat(result.refused()).hasSize(1);
        assertThat(read(document("*", "ContentForbiddenNames", "x".repeat(100_000)))
                        .refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.value()).hasSize(100));
    }

    @Test
    void shouldSuggestTheNearestNameForAnUnknownSetting() {
        assertThat(read(document("*", "AntivirusScanTimout", "5s")).refused())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.name()).isEqualTo("AntivirusScanTimout");
                    assertThat(refused.reason()).contains("unknown setting").contains("AntivirusScanTimeout");
                });
    }

    @Test
    void shouldTellOfSeveralDocumentsOfOneServerAndOfNone() {
        SettingsReader.Result result = read(List.of(
                document("*", "MailFlowWorkers", "5"),
                document("*", "MailFlowWorkers", "6"),
                Map.of("MailFlowWorkers", List.of("8"))));
        assertThat(result.settings().mailFlow().workers()).isEqualTo(6);
        assertThat(result.refused()).extracting(Refused::name).containsExactly("Server", "Server");
    }

    @Test
    void shouldReadServerKeysAndRefuseThoseOfAnotherId() {
        List<Map<String, List<String>>> keys = new ArrayList<>();
        keys.add(key("mail1/Acme", KEY_ID, PUBLIC_KEY));
        keys.add(key("mail1/Acme", KEY_ID, PUBLIC_KEY));
        keys.add(key("mail2/Acme", KEY_ID.toLowerCase(Locale.ROOT), PUBLIC_KEY));
        keys.add(key("mail3/Acme", KEY_ID, "short"));
        keys.add(key("", KEY_ID, PUBLIC_KEY));
        keys.add(Map.of());
        SettingsReader.Result result = reader.read(List.of(), keys);
        assertThat(result.settings().sso().keys()).containsExactly(new ServerKey("mail1/Acme", KEY_ID, PUBLIC_KEY));
        assertThat(result.refused()).hasSize(4);
    }

    private static Map<String, List<String>> key(String server, String keyId, String publicKey) {
        return Map.of("Server", List.of(server), "KeyId", List.of(keyId), "PublicKey", List.of(publicKey));
    }

    @Test
    void shouldNeverFailWhateverTheDocumentsSay() {
        Random random = new Random(7);
        List<String> names =
                new ArrayList<>(KnownSettings.all().stream().map(Setting::name).toList());
        Collections.addAll(names, "Server", "KeyId", "PublicKey", "$UpdatedBy", "Content", "antivirus\u0000x");
        for (int i = 0; i < 2_000; i++) {
            Map<String, List<String>> document = new HashMap<>();
            document.put("Server", List.of(random.nextBoolean() ? "*" : SERVER));
            for (int item = 0; item < 20; item++) {
                document.put(names.get(random.nextInt(names.size())), values(random));
            }
            SettingsReader.Result result = reader.read(List.of(document), List.of(document));
            assertThat(result.settings().antivirus().servers()).isNotEmpty();
            assertThat(result.settings().mailFlow().workers()).isBetween(1, 64);
        }
    }

    private static List<String> values(Random random) {
        String letters = "0123456789smhdKMG:.*/-_ \u0000\u00e4\n%[]";
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                value.append(letters.charAt(random.nextInt(letters.length())));
            }
            values.add(value.toString());
        }
        return values;
    }
}
