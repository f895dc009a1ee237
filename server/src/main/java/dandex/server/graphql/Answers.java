package dandex.server.graphql;

import dandex.catalog.run.Run;
import graphql.ExecutionResult;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// The answers to a subscription. Each is made by the thread that waits for it.
public final class Answers implements Response, AutoCloseable {
  private final RunFeed feed;
  private final @Nullable String operation;
  private final Function<ExecutionResult, Answer> form;
  private final Latest latest = new Latest();

  /// @param results what becomes of what the feed publishes
  Answers(
      Exchange exchange,
      RunFeed feed,
      Publisher<ExecutionResult> results,
      Function<ExecutionResult, Answer> form) {
    this.feed = feed;
    this.form = form;
    operation = exchange.operation();
    results.subscribe(latest);
  }

  /// The name of the subscription, where it has one.
  public @Nullable String operation() {
    return operation;
  }

  /// Waits for the next answer. Once they are closed, by whomever, that is said at once.
  public News<Answer> await(Duration patience) throws InterruptedException {
    return switch (feed.await(patience)) {
      case News.Told<Run>(var run) -> new News.Told<>(answer(run));
      case News.Nothing<Run> _ -> new News.Nothing<>();
      case News.Over<Run> _ -> new News.Over<>();
      case News.Cut<Run> _ -> new News.Cut<>();
    };
  }

  private Answer answer(Run run) {
    feed.publish(run);
    return form.apply(latest.take());
  }

  @Override
  public void close() {
    feed.cancel();
  }

  /// Keeps what graphql-java makes of a run until it is taken.
  private static final class Latest implements Subscriber<ExecutionResult> {
    private @Nullable ExecutionResult result;
    private @Nullable Throwable failure;

    ExecutionResult take() {
      if (failure != null) throw new IllegalStateException("a subscription broke", failure);
      var taken = Objects.requireNonNull(result, "no answer was made of what was published");
      result = null;
      return taken;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ExecutionResult next) {
      result = next;
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
    }

    @Override
    public void onComplete() {
      // The feed says when it is over.
    }
  }
}
