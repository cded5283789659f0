package gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path directory;

    @Test
    void shouldMakeAKeyOnceAndKeepIt() throws IOException {
        ServerKeyPair first = KeyFile.loadOrCreate(directory.resolve("new/folder"), "mail1/Org");
        ServerKeyPair second = KeyFile.loadOrCreate(directory.resolve("new/folder"), "mail1/Org");
        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        assertThat(first.publicKey().keyId()).matches("[A-Za-z0-9_-]{43}");
        assertThat(first.publicKey().publicKey()).matches("[A-Za-z0-9_-]{43}");
        try (Stream<Path> files = Files.list(directory.resolve("new/folder"))) {
            assertThat(files.toList()).hasSize(1);
        }
    }

    @Test
    void shouldLetOnlyTheOwnerRead() throws IOException {
        KeyFile.loadOrCreate(directory, "mail1/Org");
        Path file = directory.resolve("sso-key.jwk");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        KeyFile.loadOrCreate(directory, "mail1/Org");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseADamagedFileAndLeaveItAlone() throws IOException {
        ServerKeyPair other = KeyFile.loadOrCreate(directory.resolve("other"), "mail2/Org");
        KeyFile.loadOrCreate(directory, "mail1/Org");
        Path file = directory.resolve("sso-key.jwk");
        String good = Files.readString(file);
        for (String damaged : List.of(
                "",
                "{}",
                good.substring(0, good.length() / 2),
                good.replace("\"d\"", "\"e\""),
                good.replace("Ed25519", "X25519"),
                good.replaceFirst(
                        "\"x\":\"[^\"]*\"", "\"x\":\"" + other.publicKey().publicKey() + "\""),
                "x".repeat(10_000))) {
            Files.writeString(file, damaged);
            assertThatIOException()
                    .as(damaged)
                    .isThrownBy(() -> KeyFile.loadOrCreate(directory, "mail1/Org"))
                    .withMessageContaining("sso-key.jwk")
                    .withMessageContaining("Restore it from a backup");
            assertThat(Files.readString(file)).isEqualTo(damaged);
        }
    }
}
