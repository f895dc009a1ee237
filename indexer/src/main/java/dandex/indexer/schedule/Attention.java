package dandex.indexer.schedule;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once that the schedule cannot be looked at, and once that it can again.
final class Attention extends AbstractSchedulerListener {
  private static final Logger LOG = LoggerFactory.getLogger(Attention.class);

  private final Duration pause;
  private final AtomicBoolean lost = new AtomicBoolean();

  /// @param pause between looks
  Attention(Duration pause) {
    this.pause = pause;
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType type) {
    switch (type) {
      case RAN_EXECUTE_DUE -> {
        if (lost.getAndSet(false)) LOG.info("The schedule is looked at again");
      }
      case UNEXPECTED_ERROR, COMPLETIONHANDLER_ERROR, FAILUREHANDLER_ERROR -> {
        if (!lost.getAndSet(true)) {
          LOG.warn(
              "The schedule cannot be looked at, for Postgres does not answer; tried again every"
                  + " {} s",
              pause.toSeconds());
        }
      }
      default -> {}
    }
  }

  @Override
  public void onExecutionComplete(ExecutionComplete done) {
    if (done.getResult() == ExecutionComplete.Result.OK) return;
    LOG.warn(
        "Schedule {} could not ask ({}); it tries again in {} s",
        done.getExecution().taskInstance.getTaskName(),
        done.getCause().map(Throwable::getMessage).orElse("for no reason given"),
        Timekeeper.AGAIN.toSeconds());
  }
}
