package gatehouse.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A server's answer that begins, and does not end before a test says so. Safe for use by several threads. */
public final class SlowDownload implements LoopbackChannel.Fault {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    public void awaitBegun() throws InterruptedException {
        begun.await();
    }

    public void end() {
        end.countDown();
    }

    @Override
    public void answer(LoopbackChannel channel, HttpExchange exchange, byte[] content)
            throws IOException, InterruptedException {
        int half = content.length / 2;
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, half);
        exchange.getResponseBody().flush();
        begun.countDown();
        end.await();
        exchange.getResponseBody().write(content, half, content.length - half);
    }
}
