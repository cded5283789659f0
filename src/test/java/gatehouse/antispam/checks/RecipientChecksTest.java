package gatehouse.antispam.checks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecipientChecksTest {
    private final Checking checking = Checking.with();

    @Test
    void shouldMissTheRecipientOnlyWhereNoFieldNamesOne() {
        assertThat(checking.hits("Subject: x\n\n", "check_for_missing_to_header"))
                .isTrue();
        assertThat(checking.hits("To:\n\n", "check_for_missing_to_header")).isFalse();
        assertThat(checking.hits("Apparently-To: a@b.example\n\n", "check_for_missing_to_header"))
                .isFalse();
    }

    @Test
    void shouldKnowSevenSortedRecipients() {
        assertThat(isSorted("a b c d e f g")).isTrue();
        assertThat(isSorted("a b c d e f")).isFalse();
        assertThat(isSorted("a b c d e g f")).isFalse();
    }

    @Test
    void shouldCountRepeatedNeighboursOnce() {
        assertThat(isSorted("a b c d e f f f")).isFalse();
    }

    @Test
    void shouldMeasureHowManyPairsBeginAlike() {
        assertThat(isSimilar("ab1 ab2 ab3 ab4 ab5")).isTrue();
        assertThat(isSimilar("ab1 cd2 ef3 gh4 ij5")).isFalse();
        assertThat(isSimilar("ab1 ab2 ab3 ab4")).isFalse();
    }

    @Test
    void shouldCompareManyRecipientsInLinearTime() {
        String many = IntStream.range(0, 100_000)
                .mapToObj(i -> "Cc: ab" + i + "@c.example\n")
                .collect(joining());
        assertThat(checking.hits(many + "\n", "similar_recipients", "0.65", "undef"))
                .isTrue();
    }

    private boolean isSorted(String users) {
        return checking.hits(to(users), "sorted_recipients");
    }

    private boolean isSimilar(String users) {
        return checking.hits(to(users), "similar_recipients", "0.65", "undef");
    }

    private static String to(String users) {
        return Stream.of(users.split(" ")).map(user -> user + "@c.example").collect(joining(", ", "To: ", "\n\n"));
    }
}
