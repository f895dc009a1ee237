package dandex.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dandex.catalog.document.Cluster;
import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.server.access.AccessPolicy;
import dandex.server.http.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Bounds that are set bind: pools are as small and waits as short as somebody wants them.
@Timeout(120)
class SettingsInForceTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();
  private final Deaf deaf = new Deaf();

  @AfterEach
  void close() throws IOException {
    deaf.close();
  }

  private Config config() {
    return Config.of(environment, home);
  }

  private Stores stores() {
    var nowhere = new PrintWriter(Writer.nullWriter());
    return new Stores(config(), new Console(nowhere, nowhere));
  }

  @Test
  void there_are_so_many_connections_to_postgres_and_no_more() throws Exception {
    environment.put("DANDEX_DATABASE_URL", TestServers.freshDatabase());
    environment.put("DANDEX_DATABASE_CONNECTIONS", "8");
    environment.put("DANDEX_DATABASE_PATIENCE", "1");
    var held = new ArrayList<Connection>();
    try (var database = stores().database()) {
      for (int n = 0; n < 8; n++) held.add(database.dataSource().getConnection());
      var asked = System.nanoTime();

      assertThatThrownBy(() -> database.dataSource().getConnection())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("request timed out after 1");
      assertThat(since(asked)).isLessThan(SOON);
      for (var one : held) one.close();
    }
  }

  @Test
  void an_answer_of_elasticsearch_is_waited_for_so_long() throws Exception {
    environment.put("DANDEX_ELASTICSEARCH_URL", deaf.url());
    environment.put("DANDEX_ELASTICSEARCH_TIMEOUT", "1");
    try (var cluster = stores().cluster()) {
      var asked = System.nanoTime();

      assertThatThrownBy(cluster::require).isInstanceOf(ClusterUnreachable.class);
      assertThat(since(asked)).isBetween(Duration.ofMillis(900), SOON);
    }
  }

  @Test
  void so_many_requests_are_sent_to_elasticsearch_at_once_and_the_others_wait() throws Exception {
    environment.put("DANDEX_ELASTICSEARCH_URL", deaf.url());
    environment.put("DANDEX_ELASTICSEARCH_CONNECTIONS", "2");
    environment.put("DANDEX_ELASTICSEARCH_TIMEOUT", "5");
    try (var cluster = stores().cluster()) {
      var asking = new ArrayList<Thread>();
      for (int n = 0; n < 4; n++) {
        asking.add(
            Thread.startVirtualThread(
                () -> assertThatThrownBy(cluster::require).isInstanceOf(ClusterUnreachable.class)));
      }
      deaf.awaitConnections(2);

      assertThat(deaf.isAskedWithin(Duration.ofSeconds(1))).isFalse();
      for (var one : asking) one.join();
    }
  }

  @Test
  void a_search_of_a_query_is_waited_for_so_long() throws Exception {
    environment.put("DANDEX_DATABASE_URL", TestServers.freshDatabase());
    environment.put("DANDEX_ELASTICSEARCH_URL", deaf.url());
    environment.put("DANDEX_LIMIT_SEARCH", "1");
    try (var database = stores().database();
        var cluster = stores().cluster();
        var server = serve(database, cluster)) {
      var asked = System.nanoTime();

      var answer =
          new GraphQlClient("http://127.0.0.1:" + server.port())
              .ask("{ assets(search: \"mouse\") { totalCount } }", Map.of());

      assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("SEARCH_UNAVAILABLE");
      assertThat(since(asked)).isBetween(Duration.ofMillis(900), SOON);
    }
  }

  @Test
  void clients_have_so_many_connections_and_the_next_one_waits_for_one_to_close() throws Exception {
    environment.put("DANDEX_DATABASE_URL", TestServers.freshDatabase());
    environment.put("DANDEX_ELASTICSEARCH_URL", deaf.url());
    environment.put("DANDEX_HTTP_CONNECTIONS", "2");
    try (var database = stores().database();
        var cluster = stores().cluster();
        var server = serve(database, cluster);
        var first = client(server);
        var second = client(server)) {
      assertThat(isAnswered(first)).isTrue();
      assertThat(isAnswered(second)).isTrue();
      try (var third = client(server)) {
        third.setSoTimeout(1000);
        assertThat(isAnswered(third)).isFalse();

        first.shutdownOutput();

        third.setSoTimeout(60_000);
        assertThat(third.getInputStream().read()).isEqualTo('H');
      }
    }
  }

  @Test
  void a_connection_that_is_silent_for_so_long_is_closed() throws Exception {
    environment.put("DANDEX_DATABASE_URL", TestServers.freshDatabase());
    environment.put("DANDEX_ELASTICSEARCH_URL", deaf.url());
    environment.put("DANDEX_HTTP_IDLE", "20");
    try (var database = stores().database();
        var cluster = stores().cluster();
        var server = serve(database, cluster);
        var client = client(server)) {
      assertThat(isAnswered(client)).isTrue();
      var silent = System.nanoTime();
      client.setSoTimeout(60_000);
      while (client.getInputStream().read() >= 0) {
        // the rest of the answer
      }

      assertThat(since(silent)).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(28));
    }
  }

  @Test
  void the_archive_is_waited_for_so_long_and_then_asked_again() throws Exception {
    environment.put("DANDEX_DATABASE_URL", TestServers.freshDatabase());
    environment.put("DANDEX_DANDI_URL", deaf.url());
    environment.put("DANDEX_DANDI_TIMEOUT", "1");

    var process =
        new Program(home, environment)
            .start(home.resolve("out"), home.resolve("err"), "sync", "dandi", "--no-progress");
    try {
      deaf.awaitConnections(1);
      assertThat(deaf.isAskedWithin(Duration.ofSeconds(40))).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void so_many_exports_run_at_once() {
    environment.put("DANDEX_LIMIT_EXPORTS", "7");

    assertThat(config().server().exports(URI.create("http://archive.test")).atOnce()).isEqualTo(7);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private Serving.Served serve(Database database, Cluster cluster) {
    return new Serving(
            database,
            cluster,
            "none",
            URI.create("http://archive.test/api"),
            AccessPolicy.USUAL,
            Clock.systemUTC())
        .start(ServerOptions.local(0), config().server());
  }

  private static Socket client(Serving.Served server) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static boolean isAnswered(Socket client) throws IOException {
    var request = "GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n";
    client.getOutputStream().write(request.getBytes(US_ASCII));
    try {
      return client.getInputStream().read() == 'H';
    } catch (SocketTimeoutException waiting) {
      return false;
    }
  }

  /// A server that takes connections and says nothing.
  private static final class Deaf implements AutoCloseable {
    private final List<Socket> clients = new ArrayList<>();
    private final Semaphore taken = new Semaphore(0);
    private final ServerSocket entry;

    Deaf() {
      try {
        entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      Thread.startVirtualThread(this::accept);
    }

    private void accept() {
      try {
        while (true) {
          var client = entry.accept();
          synchronized (clients) {
            clients.add(client);
          }
          taken.release();
        }
      } catch (IOException closed) {
        // that is its end
      }
    }

    String url() {
      return "http://127.0.0.1:" + entry.getLocalPort();
    }

    void awaitConnections(int many) throws InterruptedException {
      assertThat(taken.tryAcquire(many, 60, TimeUnit.SECONDS)).isTrue();
    }

    /// Whether there comes one more.
    boolean isAskedWithin(Duration time) throws InterruptedException {
      return taken.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
      entry.close();
      synchronized (clients) {
        for (var client : clients) client.close();
      }
    }
  }
}
