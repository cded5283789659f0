package gatehouse.testing;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One SMTP connection to a server on loopback; it tells exactly what was acknowledged. For one thread. */
public final class SmtpClient implements Closeable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 120_000;
    private static final int ACCEPTED = 250;
    private static final int GO_AHEAD = 354;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final OutputStream out;

    public SmtpClient(int port) throws IOException {
        this(port, READ_MILLIS);
    }

    /** One that waits for an answer for at most so long. */
    public SmtpClient(int port, int readMillis) throws IOException {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(readMillis);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
            reply();
            command("EHLO client.example.org");
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a message whose lines end with CRLF; the connection can be used again unless this throws. */
    public Reply send(String sender, String recipient, byte[] message) throws IOException {
        return send(sender, recipient, to -> to.write(message));
    }

    /**
     * Sends a message that is written as it goes.
     *
     * @return the reply that settles it: 250 once the server has it, else the first refusal
     */
    public Reply send(String sender, String recipient, Text message) throws IOException {
        Reply reply = command("MAIL FROM:<" + sender + ">");
        if (reply.code() == ACCEPTED) {
            reply = command("RCPT TO:<" + recipient + ">");
        }
        if (reply.code() == ACCEPTED) {
            reply = command("DATA");
        }
        if (reply.code() != GO_AHEAD) {
            command("RSET");
            return reply;
        }
        message.writeTo(new DotStuffing(out));
        return command(".");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Reply command(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return reply();
    }

    private Reply reply() throws IOException {
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        return new Reply(
                Integer.parseInt(line.substring(0, 3)), line.substring(3).strip());
    }

    private String line() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new EOFException("The server closed the connection");
        }
        return line;
    }

    /** The server's answer. */
    public record Reply(int code, String text) {
        public boolean accepted() {
            return code == ACCEPTED;
        }
    }

    /** Writes the text of a message, whose lines end with CRLF, the last one too. */
    public interface Text {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Doubles the dot that begins a line (RFC 5321 section 4.5.2). */
    private static final class DotStuffing extends FilterOutputStream {
        private boolean lineStart = true;

        DotStuffing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            for (int i = offset; i < offset + length; i++) {
                if (lineStart && bytes[i] == '.') {
                    out.write(bytes, from, i - from);
                    out.write('.');
                    from = i;
                }
                lineStart = bytes[i] == '\n';
            }
            out.write(bytes, from, offset + length - from);
        }
    }
}
