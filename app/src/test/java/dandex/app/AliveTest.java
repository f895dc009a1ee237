package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AliveTest {
  private static final Duration OFTEN = Duration.ofMillis(5);
  private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

  @TempDir Path folder;

  private final Database database =
      Database.open(TestServers.freshDatabase(), 2, Duration.ofSeconds(1));

  @Test
  void the_file_stays_young_until_the_end_and_is_gone_then() throws Exception {
    var file = folder.resolve("alive");
    try (var _ = Alive.beating(file, database.dataSource(), OFTEN)) {
      Watch.await("there is a file", () -> Files.exists(file));
      for (int beat = 0; beat < 3; beat++) {
        Files.setLastModifiedTime(file, LONG_AGO);
        Watch.await("it is touched", () -> !Files.getLastModifiedTime(file).equals(LONG_AGO));
      }
    }
    assertThat(file).doesNotExist();
    database.close();
  }

  @Test
  void it_grows_old_when_postgres_does_not_answer() throws Exception {
    var file = folder.resolve("alive");
    try (var alive = Alive.beating(file, database.dataSource(), OFTEN)) {
      Watch.await("there is a file", () -> Files.exists(file));
      database.close();
      // A beat that was under way may still write; of the next ones none does.
      alive.beats(2);
      Files.setLastModifiedTime(file, LONG_AGO);
      alive.beats(3);

      assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }
  }

  @Test
  void without_a_file_nothing_is_written() {
    Alive.beating(null, database.dataSource()).close();

    assertThat(folder).isEmptyDirectory();
    database.close();
  }
}
