package dandex.sandbox;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// One Postgres and one Elasticsearch for all tests of a process, started when first asked for and
/// gone with the process. With `-Ddandex.testcontainers=true` and a Docker engine they are
/// containers instead.
public final class TestServers {
  private static final AtomicInteger prefixes = new AtomicInteger();

  private TestServers() {}

  /// The URL of a new empty database.
  public static String freshDatabase() {
    return PostgresOfTests.server.freshDatabase();
  }

  /// The URL of the cluster. Tests keep apart by the prefix of their indices.
  public static String elasticsearch() {
    return ElasticsearchOfTests.server.url();
  }

  /// A prefix for index names that no other test of this process has.
  public static String freshPrefix() {
    return "t%05x".formatted(prefixes.incrementAndGet());
  }

  private static LocalServer how() {
    return LocalServer.throwAway(Path.of(System.getProperty("dandex.home", ".dandex")));
  }

  private static final class PostgresOfTests {
    static final LocalPostgres server = LocalPostgres.start(how());
  }

  private static final class ElasticsearchOfTests {
    static final LocalElasticsearch server = LocalElasticsearch.start(how());
  }
}
