package gatehouse.definitions.channel;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of one response, and hangs up when it is larger than there is room for, or when nobody wants it. The client's
 * threads call it one after another; once it is closed, which any thread may do, nothing is written any more.
 */
final class BoundedBody implements BodyHandler<Void>, BodySubscriber<Void>, Closeable {
    private final Sink sink;
    private final AtomicLong taken = new AtomicLong();
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private Optional<Target> target = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();
    private boolean closed;

    /** Decides by status and headers what becomes of a body. */
    interface Sink {
        /** Where it goes; empty when it is of no use. */
        Optional<Target> open(ResponseInfo info) throws IOException;
    }

    /**
     * Where a body goes.
     *
     * @param room bytes that it may have
     */
    record Target(WritableByteChannel channel, long room) {}

    BoundedBody(Sink sink) {
        this.sink = sink;
    }

    /** Bytes so far. */
    long taken() {
        return taken.get();
    }

    @Override
    public synchronized BodySubscriber<Void> apply(ResponseInfo info) {
        try {
            open(info);
        } catch (IOException e) {
            done.completeExceptionally(e);
        } catch (NumberFormatException e) {
            done.completeExceptionally(new ChannelException("announces a length that is no number", e));
        }
        return this;
    }

    private void open(ResponseInfo info) throws IOException {
        if (!closed) {
            target = sink.open(info);
        }
        if (target.isPresent()) {
            checkRoom(
                    target.get(),
                    info.headers().firstValueAsLong("Content-Length").orElse(0));
        }
    }

    @Override
    public synchronized void onSubscribe(Subscription source) {
        subscription = Optional.of(source);
        if (target.isEmpty() || done.isDone()) {
            source.cancel();
            done.complete(null);
        } else {
            source.request(1);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (closed || done.isDone()) {
            return;
        }
        try {
            write(target.orElseThrow(), buffers);
            subscription.orElseThrow().request(1);
        } catch (IOException e) {
            subscription.orElseThrow().cancel();
            done.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (target.isPresent()) {
            target.get().channel().close();
        }
    }

    private void write(Target to, List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            checkRoom(to, taken.addAndGet(buffer.remaining()));
            while (buffer.hasRemaining()) {
                to.channel().write(buffer);
            }
        }
    }

    private static void checkRoom(Target to, long bytes) throws ChannelException {
        if (bytes > to.room()) {
            throw new ChannelException("is larger than it may be");
        }
    }
}
