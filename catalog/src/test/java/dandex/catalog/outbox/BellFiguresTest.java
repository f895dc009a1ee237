package dandex.catalog.outbox;

import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What it costs a writer that the bell rings: `-Ddandex.figures=200` transactions of 1,000 changes
/// each, with the bell and without it in turn, after a round of each that is not told.
@EnabledIfSystemProperty(named = "dandex.figures", matches = "\\d+")
class BellFiguresTest {
  private static final int TRANSACTIONS = Integer.getInteger("dandex.figures", 0);
  private static final int CHANGES = 1_000;
  private static final int ROUNDS = 8;

  @Test
  void a_writer_with_the_bell_beside_one_without() {
    try (var database = Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(20))) {
      var jdbi = Jdbi.create(database.dataSource()).installPlugin(new PostgresPlugin());
      for (int round = 0; round < ROUNDS; round++) {
        var bell = round % 2 == 0;
        jdbi.useHandle(handle -> {
          handle.execute("truncate outbox");
          handle.execute(
              "alter table outbox " + (bell ? "enable" : "disable") + " trigger outbox_bell");
        });
        var start = System.nanoTime();
        for (int n = 0; n < TRANSACTIONS; n++) {
          jdbi.useTransaction(handle -> TestOutbox.write(handle, keys()));
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        if (round < 2) continue;
        System.out.println(
            String.format(
                Locale.ROOT,
                "FIGURE %s the bell: %d transactions of %d changes in %.2f s, %.2f ms each",
                bell ? "with" : "without",
                TRANSACTIONS,
                CHANGES,
                seconds,
                seconds * 1000 / TRANSACTIONS));
      }
    }
  }

  private static List<String> keys() {
    return Stream.generate(() -> UUID.randomUUID().toString()).limit(CHANGES).sorted().toList();
  }
}
