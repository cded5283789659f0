package gatehouse.functional;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testing.Clamd;
import gatehouse.testing.GatehouseFixture;
import gatehouse.testing.GpgHome;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackDns;
import gatehouse.testing.SpamAssassinRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock rules of SpamAssassin, published as a channel, come in by sa-update's protocol and judge mail; and go again. */
class StockRulesChannelIT {
    private static final String DOMAIN = "rules.acme.test";
    private static final String GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    @TempDir
    private Path directory;

    @Test
    void shouldTakeThemInWhileMailFlowsAndRollThemBack() throws Exception {
        Path stock = SpamAssassinRules.required();
        Path channel = Files.createDirectory(directory.resolve("channel"));
        Path own = Files.createDirectory(directory.resolve("own"));
        Files.writeString(own.resolve("10.cf"), "body OWN /hello/\nscore OWN 0.1\n");
        try (GpgHome gpg = GpgHome.required();
                LoopbackDns dns = new LoopbackDns();
                LoopbackChannel web = new LoopbackChannel(channel)) {
            String key = gpg.newKey("Rules of Acme <rules@acme.test>");
            gpg.publish(
                    stock,
                    channel,
                    "--no-lint",
                    "--version",
                    "1900123",
                    "--url",
                    web.uri().toString());
            dns.channel(DOMAIN, 1_900_123, web.uri().resolve("MIRRORED.BY"));
            try (GatehouseFixture server = GatehouseFixture.in(directory.resolve("server"))
                    .clamd(Clamd.shared().port())
                    .antispam(own)
                    .setting("DefinitionsChannels", DOMAIN + " " + key)
                    .setting("DefinitionsDnsServers", dns.endpoint().toString())
                    .start()) {
                server.send("before", message("before"));
                server.awaitDelivered("before");

                server.tell("definitions update", DOMAIN + ": ");
                server.tell("definitions", "version 1900123 is active");
                assertThat(server.tell("definitions list", "1900123-")).contains("active");
                server.send("spam", message("spam"));
                server.awaitQuarantined("spam");
                server.tell("explain spam@example.org", "GTUBE");
                server.tell("definitions diff", "GTUBE");

                server.quit();
                server.load();
                server.send("again", message("again"));
                server.awaitQuarantined("again");
                server.tell("definitions rollback", "in force: 1 rules");
                server.send("after", message("after"));
                server.awaitDelivered("after");
                server.tell("definitions update", "rolled back by a person");
            }
            assertThat(web.requests(".asc")).isNotEmpty();
            assertThat(dns.asked()).anyMatch(name -> name.startsWith("1.0.4." + DOMAIN));
        }
    }

    private static byte[] message(String id) {
        return ("From: ann@example.org\r\nTo: bob@acme.test\r\nSubject: Sample " + id + "\r\nMessage-ID: <" + id
                        + "@example.org>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nhello\r\n" + GTUBE + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
