package dandex.indexer.run;

import dandex.catalog.run.RunError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What work knows that goes on without an end and is no run: what went wrong is logged, once as
/// long as it stays the same.
public final class Unrecorded implements RunContext {
  private static final Logger LOG = LoggerFactory.getLogger(Unrecorded.class);
  private static final int REMEMBERED = 1_000;

  private final Cancellation cancellation;
  private final Progress progress;

  private final Map<String, String> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Unrecorded(Cancellation cancellation, Progress progress) {
    this.cancellation = cancellation;
    this.progress = progress;
  }

  /// There is none on record.
  @Override
  public long run() {
    return 0;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void count(String name, long more) {
    LOG.trace("{} + {}", name, more);
  }

  @Override
  public synchronized void error(RunError error) {
    if (error.message().equals(told.put(error.subject(), error.message()))) return;
    LOG.warn("{}: {}", error.subject(), error.message());
  }
}
