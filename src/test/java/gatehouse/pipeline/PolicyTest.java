package gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.scan.Finding;
import gatehouse.scan.Finding.Cause;
import gatehouse.scan.SpamClass;
import gatehouse.scan.Verdict;
import gatehouse.settings.AntivirusSettings;
import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import gatehouse.settings.Settings;
import gatehouse.settings.SettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final Finding VIRUS = new Finding.Virus("a.exe", "Eicar");
    private static final Finding UNAVAILABLE = new Finding.AntivirusUnavailable(Finding.MESSAGE, "connection refused");
    private static final Finding SPAM = new Finding.Spam(SpamClass.SPAM, "12.0 points", false);
    private static final Finding SUSPECTED = new Finding.Spam(SpamClass.SUSPECTED, "6.0 points", false);
    private static final Finding OPTED_OUT = new Finding.Spam(SpamClass.SPAM, "12.0 points", true);
    private static final Finding NO_RULES = new Finding.AntispamUnavailable("no rules are loaded");
    private static final Finding SEALED = new Finding.Unscannable("smime.p7m", Cause.ENCRYPTED_MAIL, "");

    private final Policy policy = new Policy(Settings.defaults());

    @Test
    void shouldReleaseWithoutFindings() {
        assertThat(policy.decide(List.of())).isEqualTo(new Verdict.Release(List.of()));
    }

    @Test
    void shouldQuarantineAVirusWhateverElseIsFound() {
        assertThat(policy.decide(List.of(SEALED, UNAVAILABLE, VIRUS)))
                .isEqualTo(new Verdict.Quarantine(List.of(VIRUS)));
    }

    @Test
    void shouldHoldWithoutAntivirus() {
        assertThat(policy.decide(List.of(SEALED, UNAVAILABLE))).isEqualTo(new Verdict.Hold(UNAVAILABLE));
    }

    @Test
    void shouldReleaseUnscannedWithoutAntivirusOnlyIfTheSettingsSaySo() {
        Policy lenient = new Policy(withoutAntivirus(WhenUnavailable.RELEASE_UNSCANNED));

        assertThat(lenient.decide(List.of(UNAVAILABLE))).isEqualTo(new Verdict.ReleaseUnscanned(UNAVAILABLE));
    }

    @Test
    void shouldReleaseEncryptedMailAndNoteIt() {
        assertThat(policy.decide(List.of(SEALED))).isEqualTo(new Verdict.Release(List.of(SEALED)));
    }

    @Test
    void shouldQuarantineAnEncryptedContainer() {
        Finding container = new Finding.EncryptedContainer("secret.zip", "application/zip");

        assertThat(policy.decide(List.of(container))).isEqualTo(new Verdict.Quarantine(List.of(container)));
    }

    @Test
    void shouldQuarantineWhatACheckFailedOn() {
        Finding failed = new Finding.Unscannable("a.doc", Cause.CHECK_FAILED, "StackOverflowError");

        assertThat(policy.decide(List.of(failed))).isEqualTo(new Verdict.Quarantine(List.of(failed)));
    }

    @Test
    void shouldMarkSuspectedMailAndQuarantineSpamByDefault() {
        assertThat(policy.decide(List.of(SUSPECTED))).isEqualTo(new Verdict.Release(List.of(SUSPECTED)));
        assertThat(policy.marks(List.of(SUSPECTED))).isTrue();
        assertThat(policy.decide(List.of(SPAM))).isEqualTo(new Verdict.Quarantine(List.of(SPAM)));
    }

    @ParameterizedTest
    @CsvSource({"release, Release", "mark, Release", "quarantine, Quarantine", "reject, Reject", "delete, Delete"})
    void shouldDoWithSpamWhatTheSettingsSay(String action, String verdict) {
        Policy asSet = new Policy(settings(Map.of("AntispamWhenSpam", action)));
        assertThat(asSet.decide(List.of(SPAM)).getClass().getSimpleName()).isEqualTo(verdict);
        assertThat(asSet.marks(List.of(SPAM))).isEqualTo(action.equals("mark"));
    }

    @Test
    void shouldWithholdNothingFromWhoHasOptedOut() {
        for (String action : List.of("quarantine", "reject", "delete")) {
            Policy strict = new Policy(settings(Map.of("AntispamWhenSpam", action)));
            assertThat(strict.decide(List.of(OPTED_OUT))).isEqualTo(new Verdict.Release(List.of(OPTED_OUT)));
            assertThat(strict.marks(List.of(OPTED_OUT))).isTrue();
        }
        Policy mild = new Policy(settings(Map.of("AntispamWhenSpam", "release")));
        assertThat(mild.marks(List.of(OPTED_OUT))).isFalse();
    }

    @Test
    void shouldQuarantineHarmfulSpamEvenIfSpamIsDeleted() {
        Policy strict = new Policy(settings(Map.of("AntispamWhenSpam", "delete")));
        assertThat(strict.decide(List.of(VIRUS, SPAM))).isEqualTo(new Verdict.Quarantine(List.of(VIRUS)));
    }

    @Test
    void shouldHoldWithoutRulesUnlessTheSettingsSayOtherwise() {
        assertThat(policy.decide(List.of(NO_RULES))).isEqualTo(new Verdict.Hold(NO_RULES));
        Policy lenient = new Policy(settings(Map.of("AntispamWhenUnavailable", "release-unscanned")));
        assertThat(lenient.decide(List.of(NO_RULES))).isEqualTo(new Verdict.Release(List.of(NO_RULES)));
    }

    private static Settings settings(Map<String, String> items) {
        Map<String, List<String>> document = new HashMap<>();
        document.put("Server", List.of("*"));
        items.forEach((name, value) -> document.put(name, List.of(value)));
        return new SettingsReader("mail1/Acme")
                .read(List.of(document), List.of())
                .settings();
    }

    private static Settings withoutAntivirus(WhenUnavailable what) {
        Settings defaults = Settings.defaults();
        AntivirusSettings antivirus = defaults.antivirus();
        return new Settings(
                defaults.mailFlow(),
                new AntivirusSettings(
                        antivirus.servers(),
                        antivirus.connectTimeout(),
                        antivirus.scanTimeout(),
                        antivirus.maxStreamBytes(),
                        antivirus.failuresToOpen(),
                        antivirus.retryServer(),
                        antivirus.definitionsWarnAge(),
                        what),
                defaults.content(),
                defaults.antispam(),
                defaults.definitions(),
                defaults.sso(),
                defaults.quarantine(),
                defaults.report());
    }
}
