package gatehouse.antispam.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the steps of a message are handed out to calls. */
class MessageBudgetTest {
    @Test
    void shouldGiveNoCallMoreThanItsShare() {
        MessageBudget message = MessageBudget.forLength(1_000);

        assertThat(message.forCall(1_000).remaining()).isEqualTo(1_000_500);
    }

    @Test
    void shouldGiveTheLastCallWhatIsLeftAndNothingAfterwards() {
        MessageBudget message = new MessageBudget(1_500_000);
        message.forCall(0).spend(900_000);

        Budget last = message.forCall(0);
        assertThat(last.remaining()).isEqualTo(600_000);
        last.spend(700_000);

        assertThat(message.isExhausted()).isTrue();
        Budget none = message.forCall(0);
        assertThat(none.spend(1)).isFalse();
    }

    @Test
    void shouldTakeOnlyWhatWasSpent() {
        MessageBudget message = new MessageBudget(2_000_000);
        for (int call = 0; call < 100; call++) {
            message.forCall(0).spend(10_000);
        }

        assertThat(message.isExhausted()).isFalse();
        assertThat(message.forCall(1 << 20).remaining()).isEqualTo(1_000_000);
    }
}
