package gatehouse.embedded.smtp;

import gatehouse.embedded.router.Directory;
import gatehouse.embedded.router.MailBoxes;
import gatehouse.embedded.runtime.ConsoleLog;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.SMTPServer;

/** The SMTP listener task, on 127.0.0.1. Started and closed once; messages come in threads of its own. */
public final class SmtpServer implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 200;
    private static final int TIMEOUT_SECONDS = 60;

    private final String hostName;
    private final MailBoxes boxes;
    private final Directory directory;
    private final ConsoleLog log;
    private final int maxMessageSize;
    private final SMTPServer listener;

    public SmtpServer(Settings settings, MailBoxes boxes, Directory directory, ConsoleLog log) {
        this.hostName = settings.hostName;
        this.maxMessageSize = settings.maxMessageSize;
        this.boxes = boxes;
        this.directory = directory;
        this.log = log;
        listener = SMTPServer.port(settings.port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName(hostName)
                .softwareName("Gatehouse embedded Domino")
                .insertReceivedHeaders(false)
                .maxMessageSize(maxMessageSize)
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .messageHandlerFactory(context -> new SmtpMessage(this, peer(context)))
                .build();
    }

    public void start() {
        listener.start();
        log.log("SMTP Server: Listening on 127.0.0.1:" + port());
    }

    public int port() {
        return listener.getPortAllocated();
    }

    /** Ends the connections; a message that is on its way is not accepted any more. */
    @Override
    public void close() {
        listener.stop();
        log.log("SMTP Server: Shutdown is complete");
    }

    String hostName() {
        return hostName;
    }

    int maxMessageSize() {
        return maxMessageSize;
    }

    MailBoxes boxes() {
        return boxes;
    }

    Directory directory() {
        return directory;
    }

    ConsoleLog log() {
        return log;
    }

    private static String peer(MessageContext context) {
        String address =
                ((InetSocketAddress) context.getRemoteAddress()).getAddress().getHostAddress();
        return context.getHelo().orElse("unknown").replaceAll("[^A-Za-z0-9.\\[\\]:-]", "?") + " ([" + address + "])";
    }

    /**
     * What a listener is told.
     *
     * @param port 0 for any that is free
     * @param maxMessageSize in bytes
     */
    public record Settings(String hostName, int port, int maxMessageSize) {}
}
