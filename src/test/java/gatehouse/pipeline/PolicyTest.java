package gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.scan.Finding;
import gatehouse.scan.Finding.Cause;
import gatehouse.scan.Verdict;
import gatehouse.settings.AntivirusSettings;
import gatehouse.settings.AntivirusSettings.WhenUnavailable;
import gatehouse.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Finding VIRUS = new Finding.Virus("a.exe", "Eicar");
    private static final Finding UNAVAILABLE = new Finding.AntivirusUnavailable(Finding.MESSAGE, "connection refused");
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
                defaults.sso(),
                defaults.quarantine());
    }
}
