package gatehouse.antivirus;

import gatehouse.scan.Deadline;
import gatehouse.settings.AntivirusSettings.Endpoint;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a clamd, for one command and its reply (clamd(8), INSTREAM).
 *
 * <p>Neither a read nor a write may outlast the deadline, and sockets know no time limit for writing. So a watchdog closes
 * the channel when the time is over, which ends whatever the using thread waits for. An interrupt would do that too, but it
 * may hit the thread while it reads the content, whose file it would close.
 *
 * <p>Every failure of the connection is a {@link ClamdException}. Used by one thread, which closes it.
 */
final class ClamdConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClamdConnection.class);
    private static final int MAX_CHUNK = 1 << 16;
    private static final int MAX_REPLY = 1024;

    private final SocketChannel channel;
    private final DataOutputStream out;
    private final ScheduledFuture<?> watchdog;
    private final Duration time;
    private volatile boolean expired;

    ClamdConnection(Endpoint endpoint, Duration connectTimeout, Deadline deadline, ScheduledExecutorService watchdogs)
            throws ClamdException {
        time = deadline.left();
        channel = openChannel();
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
        watchdog = schedule(watchdogs);
        try {
            connect(endpoint, deadline.within(connectTimeout).left());
        } catch (ClamdException e) {
            close();
            throw e;
        }
    }

    private static SocketChannel openChannel() throws ClamdException {
        try {
            return SocketChannel.open();
        } catch (IOException e) {
            throw new ClamdException("has no socket: " + e.getMessage(), e);
        }
    }

    private ScheduledFuture<?> schedule(ScheduledExecutorService watchdogs) throws ClamdException {
        try {
            return watchdogs.schedule(this::expire, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            closeChannel();
            throw new ClamdException("is not asked during shutdown", e);
        }
    }

    private void expire() {
        expired = true;
        closeChannel();
    }

    private void connect(Endpoint endpoint, Duration timeout) throws ClamdException {
        try {
            // A channel's own socket takes 0 for no limit.
            int millis = (int) Math.max(1, timeout.toMillis());
            channel.socket().connect(new InetSocketAddress(endpoint.host(), endpoint.port()), millis);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            throw failure("is not reached", e);
        }
    }

    /** In clamd's form with a null character, which its reply ends with then too. */
    void command(ByteBuffer command) throws ClamdException {
        try {
            out.write(command.array(), command.arrayOffset(), command.remaining());
        } catch (IOException e) {
            throw failure("takes no command", e);
        }
    }

    /**
     * All of a content, in chunks that end with an empty one.
     *
     * @param size of the content, which saves memory when it is small
     * @throws IOException when the content cannot be read
     */
    void stream(InputStream content, long size) throws ClamdException, IOException {
        byte[] chunk = new byte[(int) Math.max(1, Math.min(MAX_CHUNK, size))];
        int length;
        do {
            length = content.readNBytes(chunk, 0, chunk.length);
            send(chunk, length);
        } while (length > 0);
    }

    private void send(byte[] chunk, int length) throws ClamdException {
        try {
            if (channel.socket().getInputStream().available() > 0) {
                throw early(read());
            }
            out.writeInt(length);
            out.write(chunk, 0, length);
        } catch (IOException e) {
            throw sendFailure(e);
        }
    }

    /** A reply to what it has not seen whole can only be an error, whatever it says. */
    private static ClamdException early(String reply) {
        return new ClamdException("answered " + ClamdReply.quote(reply) + " before the end of the content");
    }

    /** Says why clamd stopped to read, where it told. */
    private ClamdException sendFailure(IOException e) {
        if (!channel.isOpen()) {
            return failure("did not read all", e);
        }
        try {
            return early(read());
        } catch (ClamdException broken) {
            broken.addSuppressed(e);
            return broken;
        }
    }

    /** All that clamd says until it closes the connection: one reply, without the null character at its end. */
    String reply() throws ClamdException {
        try {
            out.flush();
        } catch (IOException e) {
            throw sendFailure(e);
        }
        return read();
    }

    private String read() throws ClamdException {
        ByteBuffer reply = ByteBuffer.allocate(MAX_REPLY);
        try {
            while (channel.read(reply) >= 0) {
                if (!reply.hasRemaining()) {
                    throw new ClamdException("answered more than " + MAX_REPLY + " bytes: " + quote(reply));
                }
            }
        } catch (IOException e) {
            throw failure(reply.position() == 0 ? "did not answer" : "broke off after " + quote(reply), e);
        }
        return text(reply);
    }

    private static String text(ByteBuffer reply) throws ClamdException {
        String text = decode(reply);
        if (text.isEmpty()) {
            throw new ClamdException("closed the connection without an answer");
        }
        if (text.indexOf('\0') != text.length() - 1) {
            throw new ClamdException("answered " + ClamdReply.quote(text));
        }
        return text.substring(0, text.length() - 1);
    }

    private static String quote(ByteBuffer reply) {
        return ClamdReply.quote(decode(reply));
    }

    private static String decode(ByteBuffer reply) {
        return new String(reply.array(), reply.arrayOffset(), reply.position(), StandardCharsets.UTF_8);
    }

    private ClamdException failure(String what, IOException e) {
        return new ClamdException(what + ": " + why(e), e);
    }

    private String why(IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return "interrupted";
        }
        if (expired) {
            return "its " + (time.toNanos() + 999_999) / 1_000_000 + " ms are over";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        watchdog.cancel(false);
        closeChannel();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("closing a connection to clamd", e);
        }
    }
}
