package gatehouse.antivirus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gatehouse.scan.EngineVersion;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdReplyTest {
    @Test
    void shouldReadTheVersionOfDefinitionsAndTheirTime() throws Exception {
        EngineVersion version = ClamdReply.version("ClamAV 1.4.6/27750/Sun Nov 22 09:10:11 2026");
        assertThat(version)
                .isEqualTo(new EngineVersion(
                        "ClamAV 1.4.6",
                        27_750,
                        Optional.of(LocalDateTime.of(2026, 11, 22, 9, 10, 11)
                                .atZone(ZoneId.systemDefault())
                                .toInstant())));
    }

    @Test
    void shouldReadADayOfOneDigit() throws Exception {
        assertThat(ClamdReply.version("ClamAV 0.103.2/26000/Wed Jul  1 09:10:11 2026")
                        .definitionsTime())
                .contains(LocalDateTime.of(2026, 7, 1, 9, 10, 11)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @Test
    void shouldTakeAVersionWithoutDefinitions() throws Exception {
        assertThat(ClamdReply.version("ClamAV 1.4.6"))
                .isEqualTo(new EngineVersion("ClamAV 1.4.6", 0, Optional.empty()));
    }

    @Test
    void shouldTakeADateThatItCannotReadForUnknown() throws Exception {
        assertThat(ClamdReply.version("ClamAV 1.4.6/27750/gestern"))
                .isEqualTo(new EngineVersion("ClamAV 1.4.6", 27_750, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.4.6",
                "ClamAV",
                "ClamAV 1.4.6/many/Sun Nov 22 09:10:11 2026",
                "ClamAV 1.4.6/99999999999999999999",
                "ClamAV 1.4.6\nX-Header: yes",
                "stream: OK"
            })
    void shouldRefuseOtherVersions(String reply) {
        assertThatExceptionOfType(ClamdException.class).isThrownBy(() -> ClamdReply.version(reply));
    }
}
