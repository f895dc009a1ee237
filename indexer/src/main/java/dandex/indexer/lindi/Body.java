package dandex.indexer.lindi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of an answer as a stream that does not wait for ever: the JDK's own has no timeout
/// between bytes. It asks for more only when it has used what came.
final class Body extends InputStream implements BodySubscriber<InputStream> {
  private sealed interface Delivery {
    record Bytes(List<ByteBuffer> buffers) implements Delivery {}

    record Failure(Throwable cause) implements Delivery {}

    record End() implements Delivery {}
  }

  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
  private final Duration patience;
  private final Meter meter;
  // Closing may come before the subscription does; whoever is second cancels.
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean isClosed;
  private boolean hasEnded;

  Body(Duration patience, Meter meter) {
    this.patience = patience;
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (buffers.isEmpty() && !hasEnded) await();
    var buffer = buffers.peek();
    if (buffer == null) return -1;
    int count = Math.min(length, buffer.remaining());
    buffer.get(into, from, count);
    if (!buffer.hasRemaining()) buffers.remove();
    meter.received(count);
    return count;
  }

  private void await() throws IOException {
    switch (next()) {
      case null ->
          throw new HttpTimeoutException("nothing came for " + patience.toSeconds() + " s");
      case Delivery.Bytes(var bytes) -> {
        bytes.stream().filter(ByteBuffer::hasRemaining).forEach(buffers::add);
        var source = subscription;
        if (source != null) source.request(1);
      }
      case Delivery.Failure(var cause) -> throw new TransferBroken(cause);
      case Delivery.End() -> hasEnded = true;
    }
  }

  private @Nullable Delivery next() throws IOException {
    try {
      return deliveries.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    isClosed = true;
    var source = subscription;
    if (source != null) source.cancel();
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (isClosed) given.cancel();
    else given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    deliveries.add(new Delivery.Bytes(bytes));
  }

  @Override
  public void onError(Throwable cause) {
    deliveries.add(new Delivery.Failure(cause));
  }

  @Override
  public void onComplete() {
    deliveries.add(new Delivery.End());
  }
}
