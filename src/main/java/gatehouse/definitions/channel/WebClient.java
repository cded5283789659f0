package gatehouse.definitions.channel;

import gatehouse.definitions.channel.BoundedBody.Sink;
import gatehouse.settings.AntivirusSettings.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Gets files over HTTP within the bounds of one look: the body's size by its {@link Sink}, the speed by {@link Pace}, the redirects
 * by number and direction. Its threads end when it is garbage. For one thread, which may be interrupted at any time.
 */
final class WebClient {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int ATTEMPTS = 3;

    private final HttpClient client;
    private final Look look;

    /** Something to do again when the connection breaks. */
    interface Exchange<T> {
        T run() throws IOException, InterruptedException;
    }

    WebClient(Optional<Endpoint> proxy, Look look) {
        this.look = look;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(look.patience().connect())
                .proxy(proxy.map(at -> ProxySelector.of(InetSocketAddress.createUnresolved(at.host(), at.port())))
                        .orElse(HttpClient.Builder.NO_PROXY))
                .build();
    }

    Look look() {
        return look;
    }

    /**
     * Gets a file, as far as the sink takes it.
     *
     * @param taking is told from time to time how many bytes have come
     * @return the response, no redirect
     * @throws ChannelException when it makes no sense to try that again
     * @throws IOException when it may
     */
    HttpResponse<Void> get(URI uri, Map<String, String> headers, Sink sink, LongConsumer taking)
            throws IOException, InterruptedException {
        URI at = uri;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            HttpResponse<Void> response = exchange(request(at, headers), new BoundedBody(sink), taking);
            if (!REDIRECTS.contains(response.statusCode())) {
                return response;
            }
            at = WebAddress.redirected(
                    at, response.headers().firstValue("Location").orElse(""));
        }
        throw new ChannelException("redirects more than " + MAX_REDIRECTS + " times");
    }

    /** Does something a few times, with pauses, until the connection holds. */
    <T> T persist(URI uri, Exchange<T> exchange) throws ChannelException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return exchange.run();
            } catch (ChannelException e) {
                throw new ChannelException(uri + ": " + e.getMessage(), e);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new ChannelException(uri + ": " + (e instanceof ConnectException ? "no connection" : e), e);
                }
                pause(attempt);
            }
        }
    }

    private void pause(int attempt) throws ChannelException, InterruptedException {
        long usual = look.patience().pause().toMillis() * attempt;
        Duration varied =
                Duration.ofMillis(usual / 2 + ThreadLocalRandom.current().nextLong(usual + 1));
        Thread.sleep(look.atMost(varied).toMillis());
    }

    private static HttpRequest request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", "Gatehouse");
        headers.forEach(request::header);
        return request.build();
    }

    private HttpResponse<Void> exchange(HttpRequest request, BoundedBody body, LongConsumer taking)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, body);
        try (body) {
            Pace pace = new Pace(look.patience());
            while (!isDoneWithin(response, pace.step())) {
                pace.check(body.taken());
                taking.accept(body.taken());
            }
            return response.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private boolean isDoneWithin(CompletableFuture<?> response, Duration step)
            throws IOException, InterruptedException, ExecutionException {
        try {
            response.get(look.atMost(step).toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            look.check();
            return false;
        }
    }
}
