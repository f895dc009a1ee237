package dandex.app;

import dandex.catalog.outbox.Leases;
import dandex.catalog.outbox.Outbox;
import dandex.catalog.outbox.OutboxBell;
import dandex.catalog.store.Plans;
import dandex.indexer.mirror.Follower;
import dandex.indexer.mirror.Pace;
import dandex.indexer.run.Progress;

/// Mirroring without an end: opens what it needs, follows until it is interrupted, closes.
record Following(Surroundings surroundings) {
  int call() throws InterruptedException {
    var console = surroundings.console();
    var clock = surroundings.clock();
    var config = surroundings.config().get();
    try (var interruption = Interruption.ofServer(surroundings);
        var database = surroundings.stores().database(Plans.FRESH, interruption.cancellation());
        var cluster = surroundings.stores().cluster().unhurried();
        var bell = OutboxBell.listening(database.dataSource());
        var _ = Alive.beating(config.aliveFile(), database.dataSource())) {
      interruption.serves();
      console.say("Mirroring changes as they come; Ctrl-C stops.");
      new Follower(
              database,
              cluster,
              new Outbox(database.dataSource(), clock),
              new Leases(database.dataSource(), clock),
              bell,
              config.indexPrefix(),
              Pace.USUAL,
              Progress.lines(clock),
              interruption.cancellation())
          .follow();
      return 0;
    }
  }
}
