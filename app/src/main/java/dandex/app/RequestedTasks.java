package dandex.app;

import dandex.catalog.run.RunKind;
import dandex.catalog.store.Database;
import dandex.indexer.run.Cancellation;
import dandex.indexer.run.Progress;
import dandex.indexer.run.RequestedTask;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/// What a worker does for requests: the runs of the indexer on one database.
record RequestedTasks(Surroundings surroundings, Database database, Progress progress) {
  /// Of the kinds named; of all when none is.
  Map<RunKind, RequestedTask> of(Set<RunKind> kinds) {
    var tasks = new EnumMap<RunKind, RequestedTask>(RunKind.class);
    for (var kind : RunKind.values()) {
      if (kinds.isEmpty() || kinds.contains(kind)) tasks.put(kind, of(kind));
    }
    return tasks;
  }

  private RequestedTask of(RunKind kind) {
    return switch (kind) {
      case DANDI ->
          (options, cancellation, started) -> {
            var wanted = RequestedOptions.dandi(options);
            var pace = PaceOptions.of(wanted.concurrency());
            return indexing(cancellation, started).dandi(pace, new TimeoutOption(), wanted);
          };
      case LINDI ->
          (options, cancellation, started) ->
              indexing(cancellation, started).lindi(RequestedOptions.lindi(options));
      case MIRROR ->
          (options, cancellation, started) -> {
            RequestedOptions.mirror(options);
            return indexing(cancellation, started).mirror();
          };
      case REBUILD ->
          (options, cancellation, started) ->
              indexing(cancellation, started).rebuild(RequestedOptions.rebuild(options));
      case VERIFY ->
          (options, cancellation, started) ->
              indexing(cancellation, started).verify(RequestedOptions.verify(options), _ -> {});
    };
  }

  private Indexing indexing(Cancellation cancellation, LongConsumer started) {
    var runner = Indexing.runner(surroundings, database, progress, cancellation).telling(started);
    return new Indexing(
        surroundings, database, runner, OutputOptions.block(surroundings.console()));
  }
}
