package dandex.catalog.run;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.Json;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestBellTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  private final String url = TestServers.freshDatabase();
  private final Database database = Database.open(url, 3, Duration.ofSeconds(20));
  private final Database elsewhere = Database.open(url, 3, Duration.ofSeconds(20));

  @AfterEach
  void close() {
    elsewhere.close();
    database.close();
  }

  @Test
  void who_waits_is_woken_by_what_another_puts_and_cancels() throws Exception {
    var requests = new RunRequests(elsewhere.dataSource(), Clock.systemUTC());
    try (var bell = RequestBell.listening(database.dataSource())) {
      var begun = bell.await(0, LONG); // it rings once when it begins to listen
      var request = requests.put(RunKind.MIRROR, new Json("{}"), "me");
      var put = bell.await(begun, LONG);
      assertThat(put).isGreaterThan(begun);

      requests.requestCancel(request.id());
      assertThat(bell.await(put, LONG)).isGreaterThan(put);
    }
  }

  @Test
  void it_listens_again_after_its_connection_was_lost() throws Exception {
    try (var bell = RequestBell.listening(database.dataSource())) {
      var begun = bell.await(0, LONG);
      try (var connection = elsewhere.dataSource().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'");
      }
      assertThat(bell.await(begun, LONG)).isGreaterThan(begun);
    }
  }

  @Test
  void a_wait_ends_with_its_time() throws Exception {
    try (var bell = RequestBell.listening(database.dataSource())) {
      var begun = bell.await(0, LONG);
      assertThat(bell.await(begun, Duration.ofMillis(5))).isEqualTo(begun);
    }
  }
}
