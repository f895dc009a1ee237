package dandex.server.graphql;

import dandex.catalog.run.Runs;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the runs while somebody follows them. However many do, it looks once for all of them.
final class RunWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Runs runs;
  private final int most;
  private final Set<RunFeed> feeds = new LinkedHashSet<>();
  private @Nullable Thread watching;
  private boolean blind;

  /// @param most how many may follow at once
  RunWatch(Runs runs, int most) {
    this.runs = runs;
    this.most = most;
  }

  /// @param run null for all that are going on
  /// @throws Refusal when too many follow already
  synchronized RunFeed follow(@Nullable Long run) {
    if (feeds.size() >= most) {
      throw new Refusal(
          Code.SUBSCRIPTION_LIMIT,
          "%d subscriptions are open, more may not be: try again later, or ask for `syncRuns`"
              .formatted(most));
    }
    var feed = new RunFeed(run, this::leave);
    feeds.add(feed);
    if (watching == null) watching = Thread.ofVirtual().name("run watch").start(this::watch);
    return feed;
  }

  private synchronized void leave(RunFeed feed) {
    feeds.remove(feed);
  }

  private void watch() {
    try {
      for (var all = followers(); !all.isEmpty(); all = followers()) {
        look(all);
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException closed) {
      LOG.debug("nobody follows runs any more");
    }
  }

  /// Where there are none, whoever comes next begins anew.
  private synchronized List<RunFeed> followers() {
    if (feeds.isEmpty()) watching = null;
    return List.copyOf(feeds);
  }

  private void look(List<RunFeed> all) {
    var followed = new HashSet<Long>();
    for (var feed : all) followed.addAll(feed.followed());
    try {
      var now = runs.goingOr(followed);
      for (var feed : all) feed.see(now);
      blind = false;
    } catch (RuntimeException failure) {
      if (!blind)
        LOG.warn("runs cannot be read, so who follows them waits: {}", failure.toString());
      blind = true;
    }
  }

  @Override
  public void close() {
    for (var feed : followers()) feed.cancel();
    synchronized (this) {
      if (watching != null) watching.interrupt();
    }
  }
}
