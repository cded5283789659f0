package gatehouse.definitions.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import gatehouse.settings.DefinitionsSettings;
import gatehouse.settings.DefinitionsSettings.Channel;
import gatehouse.testing.GpgHome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel in a folder over HTTPS, without DNS: a real server with a certificate of its own, which this JVM trusts meanwhile. */
class HttpsChannelTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path directory;

    private Path published;
    private SSLContext before;
    private HttpsServer server;

    @BeforeEach
    void startServer() throws Exception {
        published = Files.createDirectory(directory.resolve("published"));
        SSLContext trusting = contextOf(keyStore());
        before = SSLContext.getDefault();
        SSLContext.setDefault(trusting);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.createContext("/", this::serve);
        server.createContext("/unsafe/", HttpsChannelTest::redirectToHttp);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        SSLContext.setDefault(before);
    }

    @Test
    void shouldTakeAVersionFromIt() throws Exception {
        try (GpgHome gpg = GpgHome.required()) {
            String key = gpg.newKey("Rules of Acme <rules@acme.test>");
            Path rules = Files.createDirectory(directory.resolve("rules"));
            Files.writeString(rules.resolve("10.cf"), "body A /a/\n");
            gpg.publish(rules, published, "--no-lint", "--version", "7");
            Channel channel = new Channel(url("/"), List.of(key));
            Path into = Files.createDirectory(directory.resolve("into"));

            assertThat(client().newestVersion(channel)).isEqualTo(7);
            assertThat(client().fetch(channel, 7, into).origin()).startsWith("https://");
            assertThat(into.resolve("10.cf")).hasContent("body A /a/");
        }
    }

    @Test
    void shouldNotFollowItToAServerWithoutEncryption() {
        Channel channel = new Channel(url("/unsafe/"), List.of("A".repeat(40)));
        assertThatThrownBy(() -> client().newestVersion(channel))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("from HTTPS to HTTP");
    }

    @Test
    void shouldNotTrustACertificateThatNobodyVouchesFor() {
        SSLContext.setDefault(before);
        Channel channel = new Channel(url("/"), List.of("A".repeat(40)));
        assertThatThrownBy(() -> client().newestVersion(channel))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("certification path");
    }

    private ChannelClient client() {
        return Impatience.client(
                DefinitionsSettings.defaults(), directory.resolve("keys"), directory.resolve("work"), line -> {});
    }

    private String url(String folder) {
        return "https://localhost:" + server.getAddress().getPort() + folder;
    }

    private void serve(HttpExchange exchange) throws IOException {
        Path file = published.resolve(exchange.getRequestURI().getPath().substring(1));
        try (exchange) {
            if (Files.isRegularFile(file)) {
                byte[] content = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void redirectToHttp(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Location", "http://localhost/VERSION");
            exchange.sendResponseHeaders(302, -1);
        }
    }

    /** A key pair and its own certificate for localhost, by the JDK's keytool. */
    private KeyStore keyStore() throws Exception {
        Path file = directory.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.out").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext contextOf(KeyStore store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
