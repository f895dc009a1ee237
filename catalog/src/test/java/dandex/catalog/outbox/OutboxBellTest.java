package dandex.catalog.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.DocumentKind;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

@Timeout(60)
class OutboxBellTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  private final Database database =
      Database.open(TestServers.freshDatabase(), 4, Duration.ofSeconds(20));
  private final Jdbi jdbi = Jdbi.create(database.dataSource()).installPlugin(new PostgresPlugin());
  private final Outbox outbox = new Outbox(database.dataSource(), Clock.systemUTC());

  @AfterEach
  void close() {
    database.close();
  }

  private void write(String... keys) {
    jdbi.useHandle(handle -> TestOutbox.write(handle, List.of(keys)));
  }

  @Test
  void a_change_wakes_who_waits_when_it_is_committed() throws Exception {
    try (var bell = OutboxBell.listening(database.dataSource())) {
      var begun = bell.await(0, LONG); // it rings once when it begins to listen
      jdbi.useTransaction(handle -> {
        TestOutbox.write(handle, List.of("a", "b"));
        TestOutbox.write(handle, List.of("b", "c"));
      });
      var first = bell.await(begun, LONG);
      assertThat(first).as("one ring for all of a transaction").isEqualTo(begun + 1);

      write("a"); // of which there is a row already
      var second = bell.await(first, LONG);
      assertThat(second).isGreaterThan(first);

      new Redelivery(database.dataSource()).all(DocumentKind.ASSET);
      assertThat(bell.await(second, LONG)).isGreaterThan(second);
    }
  }

  @Test
  void neither_claims_nor_their_ends_wake_anybody() throws Exception {
    write("a", "b");
    try (var connection = database.dataSource().getConnection()) {
      execute(connection, "listen dandex_outbox");

      outbox.deliver(
          DocumentKind.ASSET,
          10,
          changes -> {
            Delivery.Outcome later = new Delivery.Outcome.Later("busy");
            Delivery.Outcome done = new Delivery.Outcome.Delivered();
            return changes.stream().map(it -> it.key().equals("a") ? done : later).toList();
          });
      new Leases(database.dataSource(), Clock.systemUTC()).end(DocumentKind.ASSET);
      jdbi.useHandle(handle -> handle.execute("select pg_notify('dandex_outbox', 'the end')"));

      assertThat(heard(connection)).containsExactly("the end");
      execute(connection, "unlisten *");
    }
  }

  private static List<String> heard(Connection connection) throws SQLException {
    var heard = new ArrayList<String>();
    while (!heard.contains("the end")) {
      for (var one : connection.unwrap(PGConnection.class).getNotifications(1000)) {
        heard.add(one.getParameter());
      }
    }
    return heard;
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var one = connection.createStatement()) {
      one.execute(statement);
    }
  }
}
