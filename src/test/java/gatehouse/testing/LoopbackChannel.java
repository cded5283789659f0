package gatehouse.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web server on loopback for the folder of a published channel, with entity tags, dates and ranges as real servers have them. Its
 * {@link Fault}s make it the bad mirror that a test wants. Reads the files anew for each request. Thread-safe.
 */
public final class LoopbackChannel implements Closeable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackChannel::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile boolean tags = true;
    private volatile boolean ranges = true;

    /**
     * A request that was answered.
     *
     * @param name of the file, without a slash
     * @param range the header of that name, or an empty text
     * @param status that it got, faults included
     */
    public record Request(String name, String range, int status) {}

    /** Answers in the place of the server. */
    public interface Fault {
        /**
         * Answers.
         *
         * @param content what the file holds; nothing when there is none
         */
        void answer(LoopbackChannel server, HttpExchange exchange, byte[] content)
                throws IOException, InterruptedException;
    }

    private record Rule(Predicate<String> files, Fault fault) {}

    public LoopbackChannel(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Its folder's URL, ending in a slash. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Files whose name ends so get this answer from now on. */
    public void fail(String ending, Fault fault) {
        rules.add(0, new Rule(name -> name.endsWith(ending), fault));
    }

    /** All is well from now on. */
    public void recover() {
        rules.clear();
    }

    public void giveTags(boolean on) {
        tags = on;
    }

    public void giveRanges(boolean on) {
        ranges = on;
    }

    /** What was asked of it, in order of the answers. */
    public List<Request> requests() {
        return requests;
    }

    /** The requests for files whose name ends so. */
    public List<Request> requests(String ending) {
        return requests.stream()
                .filter(request -> request.name().endsWith(ending))
                .toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** The entity tag of a content. */
    public static String tag(byte[] content) {
        return "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"";
    }

    /** No content, but this status. */
    public static Fault status(int status) {
        return (server, exchange, content) -> server.send(exchange, status, -1, new byte[0]);
    }

    /** The connection breaks after so many bytes. */
    public static Fault cutAfter(int bytes) {
        return (server, exchange, content) ->
                server.send(exchange, 200, content.length, Arrays.copyOf(content, Math.min(bytes, content.length - 1)));
    }

    /** Only the first request; the others find all well. */
    public static Fault once(Fault fault) {
        CountDownLatch first = new CountDownLatch(1);
        return (server, exchange, content) -> {
            if (first.getCount() > 0) {
                first.countDown();
                fault.answer(server, exchange, content);
            } else {
                server.sendWell(exchange, content);
            }
        };
    }

    /** The answer is whole, but of other content. */
    public static Fault content(byte[] other) {
        return (server, exchange, content) -> server.send(exchange, 200, other.length, other);
    }

    /** The length that the header names is not that of the content: shorter, or longer and then cut. */
    public static Fault length(long announced) {
        return (server, exchange, content) -> server.send(
                exchange, 200, announced, Arrays.copyOf(content, (int) Math.min(announced, content.length)));
    }

    /** Content without a length and without an end. */
    public static Fault endless() {
        return (server, exchange, content) -> {
            byte[] block = new byte[64 * 1024];
            server.note(exchange, 200);
            exchange.sendResponseHeaders(200, 0);
            while (server.closed.getCount() > 0) {
                exchange.getResponseBody().write(block);
            }
        };
    }

    /** A byte a second. */
    public static Fault byteASecond() {
        return (server, exchange, content) -> {
            server.note(exchange, 200);
            exchange.sendResponseHeaders(200, content.length);
            OutputStream out = exchange.getResponseBody();
            for (byte next : content) {
                out.write(next);
                out.flush();
                if (server.closed.await(1, TimeUnit.SECONDS)) {
                    return;
                }
            }
        };
    }

    /** It hears, and gives no answer. */
    public static Fault silence() {
        return (server, exchange, content) -> {
            server.note(exchange, 0);
            server.closed.await();
        };
    }

    public static Fault redirect(String location) {
        return (server, exchange, content) -> {
            exchange.getResponseHeaders().set("Location", location);
            server.send(exchange, 302, -1, new byte[0]);
        };
    }

    /** Redirects to itself, for ever. */
    public static Fault redirectLoop() {
        return (server, exchange, content) ->
                redirect(exchange.getRequestURI().toString()).answer(server, exchange, content);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = name(exchange);
            Path file = folder.resolve(name);
            byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            Fault fault = rules.stream()
                    .filter(rule -> rule.files().test(name))
                    .map(Rule::fault)
                    .findFirst()
                    .orElse(Files.isRegularFile(file) ? LoopbackChannel::sendWell : status(404));
            fault.answer(this, exchange, content);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendWell(HttpExchange exchange, byte[] content) throws IOException {
        String tag = tag(content);
        Headers asked = exchange.getRequestHeaders();
        if (tags) {
            exchange.getResponseHeaders().set("ETag", tag);
        }
        exchange.getResponseHeaders().set("Last-Modified", date(exchange));
        if (isUnchanged(exchange, tag)) {
            send(exchange, 304, -1, new byte[0]);
            return;
        }
        Matcher range = RANGE.matcher(header(asked, "Range"));
        boolean same =
                header(asked, "If-Range").isEmpty() || header(asked, "If-Range").equals(tag);
        if (ranges && same && range.matches()) {
            sendRange(exchange, content, Integer.parseInt(range.group(1)));
        } else {
            send(exchange, 200, content.length, content);
        }
    }

    private boolean isUnchanged(HttpExchange exchange, String tag) throws IOException {
        String known = header(exchange.getRequestHeaders(), "If-None-Match");
        return known.isEmpty()
                ? header(exchange.getRequestHeaders(), "If-Modified-Since").equals(date(exchange))
                : tags && known.equals(tag);
    }

    private void sendRange(HttpExchange exchange, byte[] content, int from) throws IOException {
        if (from >= content.length) {
            send(exchange, 416, -1, new byte[0]);
            return;
        }
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        send(exchange, 206, content.length - from, Arrays.copyOfRange(content, from, content.length));
    }

    /** Closing an exchange whose content is not as long as announced breaks the connection. */
    private void send(HttpExchange exchange, int status, long announced, byte[] content) throws IOException {
        note(exchange, status);
        exchange.sendResponseHeaders(status, content.length == 0 && announced == 0 ? -1 : announced);
        exchange.getResponseBody().write(content);
        exchange.getResponseBody().flush();
    }

    private void note(HttpExchange exchange, int status) {
        requests.add(new Request(name(exchange), header(exchange.getRequestHeaders(), "Range"), status));
    }

    private String date(HttpExchange exchange) throws IOException {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(Files.getLastModifiedTime(folder.resolve(name(exchange)))
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC));
    }

    private static String name(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().substring(1);
    }

    private static String header(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "loopback channel");
        thread.setDaemon(true);
        return thread;
    }
}
