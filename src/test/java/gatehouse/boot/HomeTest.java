package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path data;

    @Test
    void shouldBeInTheDataDirectoryUnlessConfigured() {
        assertThat(Home.of("", data.toString()).folder()).isEqualTo(data.resolve("gatehouse"));
        assertThat(Home.of(" " + data.resolve("other") + " ", "elsewhere").folder())
                .isEqualTo(data.resolve("other"));
    }

    @Test
    void shouldFindJarsOnlyAndInOrder() throws Exception {
        Path lib = Files.createDirectories(data.resolve("lib"));
        for (String name : new String[] {"b.jar", "a.jar", "readme.txt"}) {
            Files.writeString(lib.resolve(name), "");
        }

        assertThat(new Home(data).jars())
                .containsExactly(
                        lib.resolve("a.jar").toUri().toURL(),
                        lib.resolve("b.jar").toUri().toURL());
    }

    @Test
    void shouldSayWhatIsMissingWhereAndWhatToDo() {
        assertThatThrownBy(() -> new Home(data).jars())
                .isInstanceOf(Home.NotInstalledException.class)
                .hasMessageContainingAll(
                        "no jar files", data.resolve("lib").toString(), "unpack", "GatehouseDirectory");
    }
}
