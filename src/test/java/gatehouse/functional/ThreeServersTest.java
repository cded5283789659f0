package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.settings.SsoSettings.ServerKey;
import gatehouse.sso.KeyFile;
import gatehouse.testing.Clamd;
import gatehouse.testing.ClamdProxy;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.SampleMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that passes three servers of one domain is scanned by the first. */
class ThreeServersTest {
    private static final String SCANNED = "Messages.Scanned";
    private static final String HONOURED = "Messages.TagHonoured";

    @TempDir
    private Path directory;

    @Test
    void shouldScanOnceInThreeServers() throws Exception {
        List<ServerKey> keys = keys("mail1/Acme", "mail2/Acme", "mail3/Acme");
        try (ClamdProxy clamd = new ClamdProxy(Clamd.shared());
                GatehouseFixture third = server("mail3/Acme", clamd).keys(keys).start();
                GatehouseFixture second =
                        server("mail2/Acme", clamd).keys(keys).forwardTo(third).start();
                GatehouseFixture first =
                        server("mail1/Acme", clamd).keys(keys).forwardTo(second).start()) {
            first.send("m1", SampleMessage.text("m1"));
            third.awaitDelivered("m1");

            assertThat(clamd.scans()).isEqualTo(1);
            assertThat(first.count(SCANNED)).isEqualTo(1);
            assertThat(second.count(HONOURED)).isEqualTo(1);
            assertThat(third.count(HONOURED)).isEqualTo(1);
            assertThat(second.count(SCANNED) + third.count(SCANNED)).isZero();
        }
    }

    @Test
    void shouldScanAgainWhenTheKeyOfTheServerBeforeIsNotKnown() throws Exception {
        try (ClamdProxy clamd = new ClamdProxy(Clamd.shared());
                GatehouseFixture second = server("mail2/Acme", clamd).start();
                GatehouseFixture first =
                        server("mail1/Acme", clamd).forwardTo(second).start()) {
            first.send("m1", SampleMessage.text("m1"));
            second.awaitDelivered("m1");
            assertThat(second.count("Messages.TagRefused")).isEqualTo(1);
            assertThat(clamd.scans()).isEqualTo(2);
        }
    }

    private GatehouseFixture.Builder server(String name, ClamdProxy clamd) {
        return GatehouseFixture.in(folder(name)).name(name).clamd(clamd.port());
    }

    /** Makes each server's key before it starts, as if their settings had replicated. */
    private List<ServerKey> keys(String... names) throws IOException {
        List<ServerKey> keys = new ArrayList<>();
        for (String name : names) {
            Path folder = folder(name).resolve("gatehouse").resolve("keys");
            keys.add(KeyFile.loadOrCreate(folder, name).publicKey());
        }
        return keys;
    }

    private Path folder(String name) {
        return directory.resolve(name.replace('/', '-'));
    }
}
