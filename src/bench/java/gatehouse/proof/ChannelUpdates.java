package gatehouse.proof;

import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.GpgHome;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackDns;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A channel of sa-update's protocol on loopback, with real DNS, HTTP and OpenPGP, that has so many versions of the stock rules, and one
 * update after the other to them. They are published beforehand: that is another machine's work. For one thread.
 */
final class ChannelUpdates implements AutoCloseable {
    private static final String DOMAIN = "rules.example.org";
    private static final int FIRST = 1_900_001;

    private final GpgHome gpg = GpgHome.required();
    private final LoopbackDns dns = new LoopbackDns();
    private final LoopbackChannel web;
    private final String key = gpg.newKey("Rules <rules@example.org>");
    private int next = FIRST;

    /** @param folder for the channel, and for the rules as they are changed for each version */
    ChannelUpdates(Path rules, Path folder, int versions) throws IOException {
        Path changing = Files.createDirectories(folder.resolve("rules"));
        Path channel = Files.createDirectories(folder.resolve("channel"));
        web = new LoopbackChannel(channel);
        copy(rules, changing);
        try {
            for (int version = FIRST; version < FIRST + versions; version++) {
                Files.writeString(changing.resolve("99_version.cf"), "# " + version + "\n");
                publish(changing, channel, version);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private void publish(Path rules, Path channel, int version) {
        gpg.publish(
                rules,
                channel,
                "--no-lint",
                "--keep",
                "9999",
                "--version",
                Integer.toString(version),
                "--url",
                web.uri().toString());
    }

    /** Makes a server subscribe to it. */
    GatehouseFixture.Builder subscribe(GatehouseFixture.Builder server) {
        return server.setting("DefinitionsChannels", DOMAIN + " " + key)
                .setting("DefinitionsDnsServers", dns.endpoint().toString());
    }

    /** The next version is there, and the server is told to look; returns when it is in force. */
    void update(GatehouseFixture server) {
        dns.channel(DOMAIN, next, web.uri().resolve("MIRRORED.BY"));
        String result = server.tell("definitions update", DOMAIN + ": ");
        if (!result.endsWith("version " + next + " is active")) {
            throw new IllegalStateException(result);
        }
        next++;
    }

    @Override
    public void close() throws IOException {
        web.close();
        dns.close();
        gpg.close();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.cf")) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
