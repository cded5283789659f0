package gatehouse.embedded.tryout;

import static gatehouse.embedded.tryout.Contents.ascii;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends one message by SMTP (RFC 5321) to a server on this machine. For one thread, once. */
final class SmtpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private SmtpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    /**
     * Sends a message.
     *
     * @return {@link System#nanoTime} of the moment at which all of it was sent, before the server took it
     */
    static long send(int port, Content content) throws IOException {
        try (SmtpClient client = new SmtpClient(port)) {
            return client.send(content);
        }
    }

    private long send(Content content) throws IOException {
        expect("220", "the greeting");
        command("EHLO example.test", "250");
        command("MAIL FROM:<" + MimeMessage.SENDER + ">", "250");
        command("RCPT TO:<" + MimeMessage.RECIPIENT + ">", "250");
        command("DATA", "354");
        content.writeTo(new DotStuffing(out));
        out.write(ascii(".\r\n"));
        out.flush();
        long sent = System.nanoTime();
        expect("250", "the message");
        command("QUIT", "221");
        return sent;
    }

    private void command(String line, String reply) throws IOException {
        out.write(ascii(line + "\r\n"));
        out.flush();
        expect(reply, line);
    }

    private void expect(String code, String after) throws IOException {
        String line = in.readLine();
        while (line != null && line.startsWith(code + "-")) {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(code)) {
            throw new IOException("The server answered " + after + " with: " + line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Writes a message whose lines end with CR and LF. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Doubles the dot at the beginning of a line (RFC 5321 section 4.5.2). */
    private static final class DotStuffing extends FilterOutputStream {
        private boolean lineStart = true;

        DotStuffing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (lineStart && b == '.') {
                out.write('.');
            }
            lineStart = b == '\n';
            out.write(b);
        }
    }
}
