package gatehouse.proof;

import com.sun.net.httpserver.HttpExchange;
import gatehouse.testing.GpgHome;
import gatehouse.testing.LoopbackChannel;
import gatehouse.testing.LoopbackDns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A signed channel of {@link NumberedRules} on loopback, by sa-update's protocol. Its archives come slowly, and go on where they were
 * broken off. Safe for use by several threads.
 */
final class PublishedChannel implements AutoCloseable {
    private static final String DOMAIN = "rules.example.org";
    private static final int PIECE = 8_192;
    private static final int PAUSE_MILLIS = 5;

    private final Path folder;
    private final GpgHome gpg = GpgHome.required();
    private final String key = gpg.newKey("Rules <rules@example.org>");
    private final LoopbackChannel web;
    private final LoopbackDns dns = new LoopbackDns();
    private long newest;

    PublishedChannel(Path folder) throws IOException {
        this.folder = folder;
        web = new LoopbackChannel(Files.createDirectories(folder.resolve("channel")));
        web.fail(".tar.gz", PublishedChannel::trickle);
        advance();
    }

    /** A value of the setting {@code DefinitionsChannels}. */
    String subscription() {
        return DOMAIN + " " + key;
    }

    /** A value of the setting {@code DefinitionsDnsServers}. */
    String dns() {
        return dns.endpoint().host() + ":" + dns.endpoint().port();
    }

    synchronized long newest() {
        return newest;
    }

    /** Publishes the next version. */
    synchronized void advance() throws IOException {
        newest++;
        Path rules = folder.resolve("rules-" + newest);
        NumberedRules.write(rules, newest);
        String version = Long.toString(newest);
        gpg.publish(
                rules,
                folder.resolve("channel"),
                "--no-lint",
                "--version",
                version,
                "--url",
                web.uri().toString());
        Folders.delete(rules);
        dns.channel(DOMAIN, newest, web.uri().resolve("MIRRORED.BY"));
    }

    private static void trickle(LoopbackChannel server, HttpExchange exchange, byte[] content)
            throws IOException, InterruptedException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
        exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(content) + "\"");
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, content.length - from);
        OutputStream out = exchange.getResponseBody();
        for (int at = from; at < content.length; at += PIECE) {
            out.write(content, at, Math.min(PIECE, content.length - at));
            out.flush();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        web.close();
        dns.close();
        gpg.close();
    }
}
