package gatehouse.embedded;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks SMTP byte by byte as told, one message after the other over one connection. Not thread safe. */
public final class SmtpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    public SmtpClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
        reply();
        command("EHLO client.example");
    }

    /** Sends a message, whose lines end as given, and returns the reply to its data. */
    public static String send(int port, String from, String to, String message) throws IOException {
        try (SmtpClient client = new SmtpClient(port)) {
            return client.send(from, to, message);
        }
    }

    /** The reply to the data, or the first one before it that is no success. */
    public String send(String from, String to, String message) throws IOException {
        String reply = begin(from, to);
        return reply.startsWith("354") ? data(message.getBytes(StandardCharsets.ISO_8859_1)) : reply;
    }

    /** All up to the data. */
    public String begin(String from, String to) throws IOException {
        String reply = command("MAIL FROM:<" + from + ">");
        for (String recipient : to.split(",", -1)) {
            reply = reply.startsWith("250") ? command("RCPT TO:<" + recipient + ">") : reply;
        }
        return reply.startsWith("250") ? command("DATA") : reply;
    }

    public String data(byte[] message) throws IOException {
        write(message);
        return command(endsWithLineBreak(message) ? "." : "\r\n.");
    }

    /** Writes bytes of data, a dot doubled where a line begins with it. */
    public void write(byte[] message) throws IOException {
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream(message.length + 100);
        byte before = '\n';
        for (byte octet : message) {
            if (octet == '.' && before == '\n') {
                stuffed.write('.');
            }
            stuffed.write(octet);
            before = octet;
        }
        stuffed.writeTo(out);
        out.flush();
    }

    public String command(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return reply();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new EOFException("The server closed the connection");
        }
        return line;
    }

    private static boolean endsWithLineBreak(byte[] message) {
        int length = message.length;
        return length > 1 && message[length - 2] == '\r' && message[length - 1] == '\n';
    }
}
