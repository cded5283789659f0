package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharacterChecksTest {
    private final Checking checking = Checking.with();

    @Test
    void shouldCountOctetsThatNoHeaderMayHave() {
        assertThat(isIllegal("Subject: \u00e9\u00e9 abc\n\n", "0.2", "2")).isTrue();
        assertThat(isIllegal("Subject: \u00e9\u00e9 abc\n\n", "0.2", "3")).isFalse();
        assertThat(isIllegal("Subject: \u00e9\u00e9 abcabcabcabc\n\n", "0.2", "2"))
                .isFalse();
    }

    @Test
    void shouldTakeUtf8AsMeantSo() {
        assertThat(isIllegal("Subject: \u00c3\u00a9\u00c3\u00a9\n\n", "0", "1")).isFalse();
    }

    @Test
    void shouldExcuseOneSignOfMoney() {
        assertThat(isIllegal("Subject: \u00a3100\n\n", "0", "1")).isFalse();
        assertThat(isIllegal("Subject: \u00a3\u00a3\n\n", "0", "2")).isTrue();
    }

    @Test
    void shouldCountFieldsThatDiffer() {
        String message = "X-A: 1\nX-A: 1\nX-A: 2\n\n";
        assertThat(checking.hits(message, "check_header_count_range", "x-a", "2", "2"))
                .isTrue();
        assertThat(checking.hits(message, "check_header_count_range", "X-A", "3", "9"))
                .isFalse();
        assertThat(checking.hits(message, "check_header_count_range", "X-B", "0", "0"))
                .isTrue();
    }

    @Test
    void shouldFindTemplatesWhereProgramsWrite() {
        assertThat(hasTemplate("X-Mailer: %MAILER\n\n")).isTrue();
        assertThat(hasTemplate("X-Mailer: a\n %MAILER\n\n")).isTrue();
    }

    @Test
    void shouldNotFindTemplatesWherePeopleWrite() {
        assertThat(hasTemplate("Subject: %MAILER\n\n")).isFalse();
        assertThat(hasTemplate("Subject: a\n %MAILER\n\n")).isFalse();
        assertThat(hasTemplate("X-Mailer: 100%A\n\n")).isFalse();
    }

    private boolean isIllegal(String message, String share, String count) {
        return checking.hits(message, "check_illegal_chars", "Subject", share, count);
    }

    private boolean hasTemplate(String message) {
        return checking.hits(message, "check_unresolved_template");
    }
}
