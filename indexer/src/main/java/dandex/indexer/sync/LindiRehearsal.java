package dandex.indexer.sync;

import dandex.catalog.store.LindiStore;
import dandex.indexer.lindi.LindiHost;
import dandex.indexer.run.RunContext;
import dandex.indexer.run.Task;
import java.time.Clock;
import java.util.function.Consumer;

/// Tells what a sync would ask for, and asks for nothing.
record LindiRehearsal(
    LindiStore store,
    LindiHost host,
    LindiSyncOptions options,
    Clock clock,
    Consumer<LindiWanted> told)
    implements Task {
  @Override
  public void run(RunContext context) {
    context.count("filesDue", 0);
    var now = clock.instant();
    var selection = options.selection(now);
    new LindiLooks(store, options, context).around(selection);
    var queue = new LindiQueue(store, options, selection);
    if (options.maxAssets() > 0) context.count("filesLeft", queue.left());
    for (var next = queue.next(); next.isPresent() && !context.isCancelled(); next = queue.next()) {
      var due = next.get().due();
      context.count("filesDue", 1);
      told.accept(
          new LindiWanted(
              due.asset(),
              due.dandiset(),
              next.get().path(),
              host.url(due.dandiset(), due.asset()),
              LindiReason.of(next.get(), now)));
    }
  }
}
