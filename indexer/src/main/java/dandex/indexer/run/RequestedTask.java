package dandex.indexer.run;

import dandex.catalog.Json;
import java.util.function.LongConsumer;

/// How requests of a kind are carried out.
@FunctionalInterface
public interface RequestedTask {
  /// Runs it to its end.
  ///
  /// @param started is told the number of the run once it is on record
  /// @throws RequestRefused when the options cannot be understood
  /// @throws RunBusy when another process runs the same kind
  RunOutcome carryOut(Json options, Cancellation cancellation, LongConsumer started);
}
