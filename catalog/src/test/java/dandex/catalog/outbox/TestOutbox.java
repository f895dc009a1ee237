package dandex.catalog.outbox;

import dandex.catalog.DocumentKind;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/// An empty outbox on the real Postgres, with a clock that can be set ahead. One at a time: they
/// share a database, emptied for each.
final class TestOutbox {
  private static final Database DATABASE =
      Database.open(TestServers.freshDatabase(), 12, Duration.ofSeconds(20));

  final Jdbi jdbi = Jdbi.create(DATABASE.dataSource()).installPlugin(new PostgresPlugin());
  final SettableClock clock = new SettableClock();
  final Outbox outbox = new Outbox(DATABASE.dataSource(), clock);
  final Redelivery redelivery = new Redelivery(DATABASE.dataSource());
  final ParkedDocuments parked = new ParkedDocuments(DATABASE.dataSource());
  final Movements movements = new Movements(DATABASE.dataSource());

  TestOutbox() {
    jdbi.useHandle(handle -> handle.execute("truncate outbox, parked"));
  }

  /// Makes documents due, as every writer does.
  void write(String... keys) {
    jdbi.useHandle(handle -> write(handle, List.of(keys)));
  }

  static void write(Handle handle, List<String> keys) {
    handle
        .createUpdate(
            """
            insert into outbox (kind, key, due)
            select 'asset', key, clock_timestamp() from unnest(:keys) as changed (key)
            order by key
            on conflict (kind, key) do update
              set revision = outbox.revision + 1, due = clock_timestamp()
            """)
        .bindArray("keys", String.class, keys)
        .execute();
  }

  void waitedAnHour(String key) {
    jdbi.useHandle(handle ->
        handle.execute("update outbox set since = since - interval '1 hour' where key = ?", key));
  }

  /// Delivers what is due, and says what that was, as `key revision`.
  List<String> deliver(Delivery delivery) {
    var delivered = new ArrayList<String>();
    outbox.deliver(
        DocumentKind.ASSET,
        10,
        changes -> {
          changes.forEach(change -> delivered.add(change.key() + " " + change.revision()));
          return delivery.deliver(changes);
        });
    return delivered;
  }

  static Delivery all(Delivery.Outcome outcome) {
    return changes -> changes.stream().map(_ -> outcome).toList();
  }

  long attempts(String key) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select attempts from outbox where key = :key")
            .bind("key", key)
            .mapTo(Long.class)
            .one());
  }

  /// The system's clock, set ahead by so much.
  static final class SettableClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource real = InstantSource.system();

    void advance(Duration by) {
      ahead.updateAndGet(sofar -> sofar.plus(by));
    }

    @Override
    public Instant instant() {
      return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
