package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import dandex.sandbox.archive.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A catalog and an index of its own, on which commands run as processes, and are killed.
///
/// @param home of the program
/// @param database its URL
/// @param elasticsearch its URL
/// @param prefix of the index names
record OwnCatalog(
    Path home, Archive archive, String database, String elasticsearch, String prefix) {
  static OwnCatalog fresh(Path home, Archive archive) {
    return fresh(home, archive, TestServers.elasticsearch());
  }

  /// @param elasticsearch the way to it
  static OwnCatalog fresh(Path home, Archive archive, String elasticsearch) {
    return new OwnCatalog(
        home, archive, TestServers.freshDatabase(), elasticsearch, TestServers.freshPrefix());
  }

  Program program() {
    return new Program(
        home,
        Map.of(
            "DANDEX_DATABASE_URL",
            database,
            "DANDEX_ELASTICSEARCH_URL",
            elasticsearch,
            "DANDEX_INDEX_PREFIX",
            prefix,
            "DANDEX_DANDI_URL",
            archive.dandiUrl(),
            "DANDEX_LINDI_URL",
            archive.lindiUrl(),
            "DANDEX_RATE",
            "0"));
  }

  void finish(String... command) {
    var ended = program().run(command);
    assertThat(ended.exit()).as(ended.err()).isZero();
  }

  /// Starts a command and leaves it running.
  ///
  /// @param err where it says what it has to say
  Process start(Path err, String... command) throws IOException {
    return program().start(home.resolve(err.getFileName() + ".out"), err, command);
  }

  /// Starts a command, and kills it once it has come so far.
  void kill(BooleanSupplier reached, String... command) throws IOException, InterruptedException {
    var process = program().start(home.resolve("killed.out"), home.resolve("killed.err"), command);
    Watch.await("it has come so far", () -> reached.getAsBoolean() || !process.isAlive());
    assertThat(process.isAlive()).as("was under way when it was killed").isTrue();
    process.destroyForcibly().waitFor();
    assertThat(count("select count(*) from run where status = 'running'"))
        .as("runs that died")
        .isEqualTo(1);
  }

  long count(String query) {
    return CatalogDump.count(database, query);
  }

  /// How many documents are delivered as they are now.
  long delivered() {
    return count("select count(*) from outbox where delivered = revision");
  }

  /// How many changes wait for the mirror.
  long pending() {
    return count("select count(*) from outbox where delivered < revision");
  }

  void execute(String sql) {
    CatalogDump.execute(database, sql);
  }

  CatalogDump dump() {
    return CatalogDump.of(database);
  }

  IndexDump index() {
    return IndexDump.of(elasticsearch, prefix);
  }
}
