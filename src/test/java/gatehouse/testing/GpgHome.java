package gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A home of real gpg with keys of its own, without passphrases, in a temporary folder. Without gpg on the machine a test is
 * skipped, but fails where the environment variable CI is set. For one thread.
 */
public final class GpgHome implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final DateTimeFormatter FAKED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'!'").withZone(ZoneOffset.UTC);

    private final Path folder;

    private final Clock clock;

    private GpgHome(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    public static GpgHome required() {
        return required(Clock.systemUTC());
    }

    /**
     * A new one, directly below /tmp: the socket of gpg's agent is in it, whose path must not be long.
     *
     * @param clock what time it is to gpg
     */
    public static GpgHome required(Clock clock) {
        boolean present = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path).resolve("gpg")));
        if (!present && System.getenv("CI") != null) {
            fail("gpg is missing: apt-get install gnupg");
        }
        assumeTrue(present, "SKIPPED: gpg is missing: apt-get install gnupg");
        try {
            return new GpgHome(Files.createTempDirectory(Path.of("/tmp"), "gpg"), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** A new key that signs, Ed25519, without an end; its fingerprint. */
    public String newKey(String name) {
        return newKey(name, "ed25519", "never", clock.instant());
    }

    /**
     * A new key that signs.
     *
     * @param algorithm as gpg names it: {@code rsa2048}
     * @param lifetime as gpg takes it: {@code never}, {@code 10d}
     * @param made what time it is to gpg
     * @return its fingerprint
     */
    public String newKey(String name, String algorithm, String lifetime, Instant made) {
        return created(at(made, "--status-fd", "1", "--quick-generate-key", name, algorithm, "cert,sign", lifetime));
    }

    /** A new subkey that signs; its fingerprint. */
    public String newSubkey(String primary, String lifetime, Instant made) {
        return created(at(made, "--status-fd", "1", "--quick-add-key", primary, "ed25519", "sign", lifetime));
    }

    /** Makes a key invalid with the certificate of revocation that gpg makes with each key. */
    public void revoke(String fingerprint) {
        try {
            Path certificate = folder.resolve("openpgp-revocs.d").resolve(fingerprint + ".rev");
            String text = Files.readString(certificate).replace(":-----BEGIN", "-----BEGIN");
            gpg(
                    "--import",
                    Files.writeString(folder.resolve("revocation.asc"), text).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public key, armored. */
    public byte[] export(String fingerprint) {
        return gpg("--armor", "--export", fingerprint);
    }

    /** A detached signature, armored, by just this key or subkey. */
    public byte[] sign(Path file, String by) {
        return sign(file, by, clock.instant());
    }

    /** A detached signature, armored, made when gpg thought that it is that time. */
    public byte[] sign(Path file, String by, Instant made, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(
                List.of("--local-user", by + "!", "--armor", "--detach-sign", "--output", "-", file.toString()));
        return at(made, arguments.toArray(String[]::new));
    }

    /** Runs {@code scripts/publish-channel} with the keys of this home, and gives what it printed. */
    public String publish(Path rules, Path channel, String... options) {
        List<String> command = new ArrayList<>(List.of("scripts/publish-channel", "--homedir", folder.toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(rules.toString(), channel.toString()));
        return new String(run(command, ""), StandardCharsets.UTF_8);
    }

    /** Runs gpg, which must succeed, and gives what it printed on standard output. */
    public byte[] gpg(String... arguments) {
        return at(clock.instant(), arguments);
    }

    /** Runs gpg with commands for {@code --edit-key} on its standard input. */
    public void edit(String fingerprint, String... commands) {
        List<String> command = command(clock.instant());
        command.addAll(List.of("--command-fd", "0", "--edit-key", fingerprint));
        run(command, String.join("\n", commands) + "\n");
    }

    /** The agent removes its sockets itself, perhaps while this does. */
    @Override
    public void close() {
        run(List.of("gpgconf", "--homedir", folder.toString(), "--kill", "all"), "");
        Awaitility.await().ignoreExceptions().until(() -> {
            deleteAll();
            return true;
        });
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String created(byte[] status) {
        return new String(status, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" KEY_CREATED "))
                .map(line -> line.split(" ", -1)[3])
                .findFirst()
                .orElseThrow();
    }

    private byte[] at(Instant time, String... arguments) {
        List<String> command = command(time);
        command.addAll(List.of(arguments));
        return run(command, "");
    }

    private List<String> command(Instant time) {
        return new ArrayList<>(List.of(
                "gpg",
                "--homedir",
                folder.toString(),
                "--batch",
                "--yes",
                "--quiet",
                "--no-tty",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                "",
                "--faked-system-time",
                FAKED.format(time)));
    }

    private byte[] run(List<String> command, String input) {
        try {
            Path output = Files.createTempFile(folder, "run", ".out");
            Path errors = Files.createTempFile(folder, "run", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            assertThat(process.exitValue())
                    .as(
                            "%s: %s %s",
                            command, Files.readString(output, StandardCharsets.ISO_8859_1), Files.readString(errors))
                    .isZero();
            byte[] read = Files.readAllBytes(output);
            Files.delete(output);
            Files.delete(errors);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
