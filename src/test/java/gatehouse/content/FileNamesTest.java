package gatehouse.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.exe",
                "invoice.pdf.exe",
                "A.EXE",
                "a.exe.",
                "a.exe . . ",
                "a.exe\u00a0",
                "a.exe\0.txt",
                "a.exe\u0007",
                "a\u202Etxt.exe",
                "a.exe\u202E",
                "a.e\u200Bxe",
                "a\uFF0Eexe",
                "a\u3002exe",
                "a.\uFF45\uFF58\uFF45",
                "a.exe:stream",
                "a.txt:b.exe",
                "a.exe::$DATA",
                "dir.txt/a.exe",
                "dir\\a.exe",
                "a.exe.gz",
                "a.exe.xz.bz2"
            })
    void shouldSeeExecutableExtensionInEveryDisguise(String name) {
        assertThat(FileNames.extensions(name)).contains("exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "a.exe.txt", "www.example.exe.pdf", ".exe/a.txt", "", "...", ":", "\0"})
    void shouldNotSeeExecutableWhereSystemsSeeNone(String name) {
        assertThat(FileNames.extensions(name)).doesNotContain("exe");
    }

    @Test
    void shouldMatchPatternsOfNames() {
        assertThat(new NamePattern("*.EXE").matches("a.exe")).isTrue();
        assertThat(new NamePattern("in?oice*").matches("invoice 3.pdf")).isTrue();
        assertThat(new NamePattern("in?oice").matches("invoices")).isFalse();
        assertThat(new NamePattern("*a*b*c*").matches("xxaxxbxxc")).isTrue();
        assertThat(new NamePattern("").matches("a")).isFalse();
    }

    @Test
    void shouldMatchHostilePatternInBoundedTime() {
        assertThat(new NamePattern("*a".repeat(50) + "b").matches("a".repeat(10_000)))
                .isFalse();
    }
}
