package gatehouse.testing;

import gatehouse.settings.AntivirusSettings.Endpoint;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * A DNS server on loopback, over UDP and, for long answers, TCP: it knows the texts and aliases that a test tells it, of all other
 * names that they do not exist. It can be told to be silent, or to lie. Thread-safe.
 */
public final class LoopbackDns implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackDns.class);
    private static final long TTL = 60;
    private static final int LONGEST_UDP = 512;

    private final ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final DatagramSocket udp =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile UnaryOperator<Message> lie = UnaryOperator.identity();
    private volatile UnaryOperator<byte[]> garbling = UnaryOperator.identity();

    public LoopbackDns() throws IOException {
        daemon(this::serveUdp);
        daemon(this::serveTcp);
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", udp.getLocalPort());
    }

    /** A name has one text from now on, of one or more strings. */
    public void text(String name, String... strings) {
        records.put(absolute(name), List.of(new TXTRecord(absolute(name), DClass.IN, TTL, List.of(strings))));
    }

    /** A name has several texts from now on. */
    public void texts(String name, String... texts) {
        records.put(
                absolute(name),
                Arrays.stream(texts)
                        .<Record>map(text -> new TXTRecord(absolute(name), DClass.IN, TTL, text))
                        .toList());
    }

    /** A name is another name for a target from now on. */
    public void alias(String name, String target) {
        records.put(absolute(name), List.of(new CNAMERecord(absolute(name), DClass.IN, TTL, absolute(target))));
    }

    /** What sa-update's protocol asks of the DNS: a channel's newest version, for SpamAssassin 4.0.1, and its list of mirrors. */
    public void channel(String domain, long version, URI mirroredBy) {
        text("1.0.4." + domain, Long.toString(version));
        text("mirrors." + domain, mirroredBy.toString());
    }

    public void forget(String name) {
        records.remove(absolute(name));
    }

    /** It hears, and gives no answer. */
    public void beSilent(boolean on) {
        silent = on;
    }

    /** Changes each answer before it is sent. */
    public void lie(UnaryOperator<Message> change) {
        lie = change;
    }

    /** Changes the bytes of each answer before they are sent. */
    public void garble(UnaryOperator<byte[]> change) {
        garbling = change;
    }

    /** The names it was asked for, in order, each followed by how: {@code example.org./udp}. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    private void serveUdp() throws IOException {
        byte[] buffer = new byte[65_535];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            udp.receive(packet);
            byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()), LONGEST_UDP, "/udp");
            if (!silent) {
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }

    private void serveTcp() throws IOException {
        while (!tcp.isClosed()) {
            Socket socket = tcp.accept();
            daemon(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), Message.MAXLENGTH, "/tcp");
            if (silent) {
                in.read();
                return;
            }
            out.writeShort(answer.length);
            out.write(answer);
        }
    }

    private byte[] answer(byte[] query, int longest, String how) throws IOException {
        Message question = new Message(query);
        asked.add(question.getQuestion().getName() + how);
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        follow(question.getQuestion().getName(), answer);
        return garbling.apply(lie.apply(answer).toWire(longest));
    }

    /** Adds what a name has, and what its aliases have, as a resolver does; a loop of aliases as far as it gets. */
    private void follow(Name name, Message answer) {
        List<Record> known = records.getOrDefault(name, List.of());
        if (known.isEmpty() || answer.getSection(Section.ANSWER).contains(known.get(0))) {
            answer.getHeader().setRcode(known.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR);
            return;
        }
        known.forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (known.get(0) instanceof CNAMERecord alias) {
            follow(alias.getTarget(), answer);
        }
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Service {
        void run() throws IOException;
    }

    private static void daemon(Service service) {
        Thread thread = new Thread(() -> run(service), "loopback DNS");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Service service) {
        try {
            service.run();
        } catch (SocketException e) {
            LOG.debug("closed", e);
        } catch (IOException e) {
            LOG.warn("ends", e);
        }
    }
}
