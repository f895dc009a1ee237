package dandex.sandbox;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/// One Postgres and one Elasticsearch for all tests of a process, started when first asked for and
/// gone with the process. They live below the folder that the system property `dandex.home` names;
/// with `-Ddandex.testcontainers=true` they are containers instead.
public final class TestServers {
  // Tasks, so that a failed start is reported to every test and not tried by each.
  private static final FutureTask<Databases> postgres =
      new FutureTask<>(
          either(
              Containers::postgres, () -> Databases.at(LocalPostgres.start(throwAway()).port())));
  private static final FutureTask<String> elasticsearch =
      new FutureTask<>(
          either(Containers::elasticsearch, () -> LocalElasticsearch.start(throwAway()).url()));
  private static final AtomicInteger prefixes = new AtomicInteger();

  private TestServers() {}

  /// The URL of a new empty database.
  public static String freshDatabase() {
    return started(postgres).fresh();
  }

  /// The URL of the cluster. Tests keep apart by the prefix of their indices.
  public static String elasticsearch() {
    return started(elasticsearch);
  }

  /// A prefix for index names that no other test of this process has.
  public static String freshPrefix() {
    return "t%05x".formatted(prefixes.incrementAndGet());
  }

  private static <T> Callable<T> either(Callable<T> container, Callable<T> local) {
    return Boolean.getBoolean("dandex.testcontainers") ? container : local;
  }

  private static LocalServer throwAway() {
    return LocalServer.throwAway(Path.of(System.getProperty("dandex.home", ".dandex")));
  }

  private static <T> T started(FutureTask<T> server) {
    server.run();
    try {
      return server.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ServerFailed failed) throw failed;
      throw new ServerFailed("a server of the tests did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("interrupted while a server of the tests started", e);
    }
  }
}
