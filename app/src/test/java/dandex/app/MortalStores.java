package dandex.app;

import dandex.sandbox.LocalElasticsearch;
import dandex.sandbox.LocalPostgres;
import dandex.sandbox.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/// A Postgres and an Elasticsearch that can be killed, and come back to their data and ports.
final class MortalStores implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("dandex.home"));
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path folder;
  private LocalPostgres postgres;
  private CompletableFuture<LocalElasticsearch> elasticsearch;

  /// Whoever wants Elasticsearch before it answers waits.
  MortalStores(Path folder) {
    this.folder = folder;
    this.elasticsearch =
        CompletableFuture.supplyAsync(
            () -> LocalElasticsearch.start(how("elasticsearch", 0)), Thread::startVirtualThread);
    this.postgres = LocalPostgres.start(how("postgres", 0));
  }

  /// Does all of it at the same time.
  static void atOnce(Runnable... acts) {
    CompletableFuture.allOf(
            Arrays.stream(acts)
                .map(act -> CompletableFuture.runAsync(act, Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /// Starts what does not answer.
  void revive() {
    atOnce(this::revivePostgres, this::reviveElasticsearch);
  }

  private void revivePostgres() {
    if (postgres.answers()) return;
    postgres = LocalPostgres.start(how("postgres", postgres.port()));
  }

  private void reviveElasticsearch() {
    var former = elasticsearch.join();
    if (former.answers()) return;
    var again = LocalElasticsearch.start(how("elasticsearch", former.port()));
    elasticsearch = CompletableFuture.completedFuture(again);
  }

  String database() {
    return postgres.url();
  }

  String elasticsearch() {
    return elasticsearch.join().url();
  }

  void killPostgres() {
    postgres.kill();
    assertDead(postgres.answers());
  }

  void killElasticsearch() {
    elasticsearch.join().kill();
    assertDead(elasticsearch.join().answers());
  }

  @Override
  public void close() {
    postgres.close();
    elasticsearch.join().close();
  }

  private LocalServer how(String name, int port) {
    return new LocalServer(HOME, folder.resolve(name), port, false, PATIENCE);
  }

  private static void assertDead(boolean answers) {
    if (answers) throw new AssertionError("a server that was killed answers");
  }
}
