package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectChecksTest {
    private final Checking checking = Checking.with();

    @ParameterizedTest
    @ValueSource(strings = {"BUY THIS NOW", "re: fwd: BUY THIS NOW", "12345 12345A", "=?utf-8?Q?BUY_THIS_NOW?="})
    void shouldKnowCapitals(String subject) {
        assertThat(isCapitals(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BUY THIS", "BUYTHISNOWORNEVER", "BUY This NOW", "12345 123456", "=?gb2312?Q?BUY_THIS_NOW?="})
    void shouldNotTakeShortOrForeignSubjectsForCapitals(String subject) {
        assertThat(isCapitals(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"joe", "Re: Joe", "joe, look at this", "joe ! look", "re: dear joe"})
    void shouldKnowTheRecipientAddressedAsPeopleDoNot(String subject) {
        assertThat(hasRecipient(subject, "user")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Joe, look at this", "joe look", "joes hat", "hello joe", "joe@other.example"})
    void shouldNotMindPeopleWhoAddressTheRecipient(String subject) {
        assertThat(hasRecipient(subject, "user")).isFalse();
    }

    @Test
    void shouldKnowTheRecipientsAddressAnywhere() {
        assertThat(hasRecipient("for JOE@a.example only", "address")).isTrue();
        assertThat(hasRecipient("for xjoe@a.example only", "address")).isFalse();
    }

    @Test
    void shouldRefuseAnotherQuestionAboutTheRecipient() {
        assertThatThrownBy(() -> hasRecipient("joe", "name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    private boolean isCapitals(String subject) {
        return checking.hits("Subject: " + subject + "\n\n", "subject_is_all_caps");
    }

    private boolean hasRecipient(String subject, String kind) {
        return checking.hits("To: joe@a.example\nSubject: " + subject + "\n\n", "check_for_to_in_subject", kind);
    }
}
