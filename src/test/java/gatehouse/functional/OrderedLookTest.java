package gatehouse.functional;

import gatehouse.testing.ChannelPublisher;
import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.GpgHome;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.SlowDownload;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator orders while the definitions' thread is at work. */
class OrderedLookTest {
    @TempDir
    private Path directory;

    @Test
    void shouldLookAgainForAnOrderThatComesDuringALook() throws Exception {
        Path channel = Files.createDirectory(directory.resolve("channel"));
        Path own = Files.createDirectory(directory.resolve("own"));
        Files.writeString(own.resolve("10.cf"), "body OWN /hello/\n");
        try (GpgHome gpg = GpgHome.required();
                LoopbackChannel web = new LoopbackChannel(channel)) {
            String key = gpg.newKey("Rules <rules@acme.test>");
            ChannelPublisher publisher = new ChannelPublisher(channel, gpg, key);
            publisher.publishSame(1);
            SlowDownload download = new SlowDownload();
            web.fail("1.tar.gz", download);
            try (GatehouseFixture server = GatehouseFixture.in(directory.resolve("server"))
                    .clamd(Clamd.shared().port())
                    .antispam(own)
                    .setting("DefinitionsChannels", web.uri() + " " + key)
                    .start()) {
                int from = server.lines();
                server.tell("definitions update", "Looking");
                download.awaitBegun();
                publisher.publishSame(2);
                server.tell("definitions update", "Looking");
                download.end();

                server.awaitLine(from, "version 1 is active");
                server.awaitLine(from, "version 2 is active");
            }
        }
    }
}
