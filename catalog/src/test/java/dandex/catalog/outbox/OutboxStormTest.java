package dandex.catalog.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Four writers against three deliverers over forty keys, with deliveries that die half-way, are
/// refused or postponed, and a mirror that takes only newer versions, as Elasticsearch does.
class OutboxStormTest {
  private static final int KEYS = 40;
  private static final int WRITERS = 4;
  private static final int DELIVERERS = 3;
  private static final int ROUNDS = 150;

  private final TestOutbox test = new TestOutbox();
  private final Map<String, Document> mirror = new ConcurrentHashMap<>();
  private final AtomicInteger writing = new AtomicInteger(WRITERS);

  /// @param value null where the document was deleted
  private record Document(long version, Long value) {}

  private static final class Crash extends RuntimeException {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothing_is_lost_in_a_storm(long seed) throws Exception {
    prepare();
    var work = new ArrayList<Callable<Void>>();
    for (int n = 0; n < WRITERS; n++) {
      var random = new Random(seed * 100 + n);
      work.add(() -> writeAll(random));
    }
    for (int n = 0; n < DELIVERERS; n++) {
      var random = new Random(seed * 100 + 50 + n);
      work.add(() -> deliverAll(random));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) done.get();
    }

    var mirrored = new TreeMap<String, Long>();
    mirror.forEach((key, document) -> {
      if (document.value() != null) mirrored.put(key, document.value());
    });
    assertThat(mirrored).as("seed %s", seed).isEqualTo(new TreeMap<>(truth(allKeys())));
    assertThat(test.outbox.pending(DocumentKind.ASSET)).as("seed %s", seed).isZero();
  }

  private void prepare() {
    test.jdbi.useHandle(handle -> {
      handle.execute("drop table if exists truth");
      handle.execute("create table truth (key text collate \"C\" primary key, value bigint)");
      handle.execute("insert into truth select 'key' || n from generate_series(1, ?) n", KEYS);
    });
  }

  private Void writeAll(Random random) {
    for (int round = 0; round < ROUNDS; round++) {
      var keys = new TreeSet<String>();
      for (int n = random.nextInt(6); n >= 0; n--) keys.add("key" + (1 + random.nextInt(KEYS)));
      var delete = random.nextInt(5) == 0;
      test.jdbi.useTransaction(handle -> write(handle, List.copyOf(keys), delete));
    }
    writing.decrementAndGet();
    return null;
  }

  private static void write(Handle handle, List<String> keys, boolean delete) {
    handle
        .createQuery(
            "select count(*) from (select from truth where key = any(:keys) order by key for update) locked")
        .bindArray("keys", String.class, keys)
        .mapTo(Long.class)
        .one();
    handle
        .createUpdate(
            """
            with changed as (
              update truth
              set value = case when not :delete then (random() * 1000000000)::bigint end
              where key = any(:keys) returning key)
            insert into outbox (kind, key, due)
            select 'asset', key, clock_timestamp() from changed order by key
            on conflict (kind, key) do update
              set revision = outbox.revision + 1, due = clock_timestamp()
            """)
        .bindArray("keys", String.class, keys)
        .bind("delete", delete)
        .execute();
  }

  private Void deliverAll(Random random) {
    while (writing.get() > 0 || test.outbox.pending(DocumentKind.ASSET) > 0) {
      try {
        var fared = test.outbox.deliver(DocumentKind.ASSET, 7, changes -> deliver(changes, random));
        if (fared.isEmpty() && writing.get() == 0) test.clock.advance(Outbox.LEASE);
      } catch (Crash crash) {
        test.clock.advance(Outbox.LEASE.dividedBy(4));
      }
    }
    return null;
  }

  private List<Delivery.Outcome> deliver(List<Change> changes, Random random) {
    var rows = truth(changes.stream().map(Change::key).toList());
    if (random.nextInt(3) == 0) Thread.yield();
    var outcomes = new ArrayList<Delivery.Outcome>();
    for (var change : changes) {
      if (random.nextInt(60) == 0) throw new Crash();
      if (random.nextInt(30) == 0) {
        outcomes.add(new Delivery.Outcome.Later("busy"));
        continue;
      }
      var document = new Document(change.revision(), rows.get(change.key()));
      mirror.merge(
          change.key(), document, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
      outcomes.add(new Delivery.Outcome.Delivered());
    }
    return outcomes;
  }

  private static List<String> allKeys() {
    var keys = new ArrayList<String>();
    for (int n = 1; n <= KEYS; n++) keys.add("key" + n);
    return keys;
  }

  private Map<String, Long> truth(List<String> keys) {
    var truth = new HashMap<String, Long>();
    test.jdbi.useHandle(
        handle ->
            handle
                .createQuery("select key, value from truth where key = any(:keys) and value is not null")
                .bindArray("keys", String.class, keys)
                .map((row, _) -> Map.entry(row.getString("key"), row.getLong("value")))
                .forEach(row -> truth.put(row.getKey(), row.getValue())));
    return truth;
  }
}
