package gatehouse.definitions.channel;

import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.TcpIoClient;
import org.xbill.DNS.io.UdpIoClient;

/**
 * Sends queries from the thread that asks, and waits there for the answer: its futures are always done. The library's own way has
 * a thread and a hook in the end of the process, which would keep the classes of a stopped add-in in memory. Channels are used for
 * their sockets because these let go when their thread is interrupted. Stateless.
 */
final class DnsTransport implements IoClientFactory, UdpIoClient, TcpIoClient {
    private static final int ID_BYTES = 2;

    @Override
    public UdpIoClient createOrGetUdpClient() {
        return this;
    }

    @Override
    public TcpIoClient createOrGetTcpClient() {
        return this;
    }

    @Override
    public CompletableFuture<byte[]> sendAndReceiveUdp(
            @Nullable InetSocketAddress local,
            InetSocketAddress server,
            Message query,
            byte[] data,
            int largest,
            Duration timeout) {
        return done(() -> overUdp(server, data, largest, timeout));
    }

    @Override
    public CompletableFuture<byte[]> sendAndReceiveTcp(
            @Nullable InetSocketAddress local, InetSocketAddress server, Message query, byte[] data, Duration timeout) {
        return done(() -> overTcp(server, data, timeout));
    }

    private static CompletableFuture<byte[]> done(Callable<byte[]> exchange) {
        try {
            return CompletableFuture.completedFuture(exchange.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static byte[] overUdp(InetSocketAddress server, byte[] query, int largest, Duration timeout)
            throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(server);
            channel.write(ByteBuffer.wrap(query));
            DatagramPacket packet = new DatagramPacket(new byte[largest], largest);
            do {
                receive(channel.socket(), packet, end);
            } while (!answers(packet, query));
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }
    }

    private static void receive(DatagramSocket socket, DatagramPacket packet, long end) throws IOException {
        packet.setLength(packet.getData().length);
        socket.setSoTimeout(millisecondsUntil(end));
        socket.receive(packet);
    }

    /** Whether it has the query's id; whoever guesses at it is not let end the wait for the true answer. */
    private static boolean answers(DatagramPacket packet, byte[] query) {
        return packet.getLength() >= ID_BYTES && Arrays.equals(packet.getData(), 0, ID_BYTES, query, 0, ID_BYTES);
    }

    private static byte[] overTcp(InetSocketAddress server, byte[] query, Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try (SocketChannel channel = SocketChannel.open()) {
            Socket socket = channel.socket();
            socket.connect(server, millisecondsUntil(end));
            socket.getOutputStream().write(framed(query));
            byte[] length = read(socket, 2, end);
            return read(socket, Short.toUnsignedInt(ByteBuffer.wrap(length).getShort()), end);
        }
    }

    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(message.length + 2)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    private static byte[] read(Socket socket, int length, long end) throws IOException {
        byte[] bytes = new byte[length];
        int have = 0;
        while (have < length) {
            socket.setSoTimeout(millisecondsUntil(end));
            int more = socket.getInputStream().read(bytes, have, length - have);
            if (more < 0) {
                throw new EOFException("the answer ends early");
            }
            have += more;
        }
        return bytes;
    }

    private static int millisecondsUntil(long end) throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) left;
    }
}
