package gatehouse.antispam.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobMapTest {
    @Test
    void shouldFindAllGlobsThatMatch() {
        GlobMap<Integer> globs = new GlobMap<>(true);
        globs.put("a@b.example", 1);
        globs.put("*@b.example", 2);
        globs.put("a@*", 3);
        globs.put("*@*", 4);
        globs.put("?@b.example", 5);
        globs.put("b@*", 6);
        globs.put("*b*x*", 7);
        assertThat(globs.matching("a@b.example")).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 7);
    }

    @Test
    void shouldNotLetWildcardsPassDotsWhereTheyMayNot() {
        GlobMap<Boolean> globs = new GlobMap<>(false);
        globs.put("mail.*", true);
        assertThat(globs.matches("mail.example")).isTrue();
        assertThat(globs.matches("mail.co.example")).isFalse();
    }

    @Test
    void shouldMatchLongTextsWithManyStarsInTime() {
        GlobMap<Boolean> globs = new GlobMap<>(true);
        globs.put("*a".repeat(50) + "*b", true);
        assertThat(globs.matches("a".repeat(100_000) + "c")).isFalse();
        assertThat(globs.matches("a".repeat(100_000) + "b")).isTrue();
    }
}
