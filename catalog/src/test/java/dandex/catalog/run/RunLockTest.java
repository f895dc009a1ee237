package dandex.catalog.run;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.catalog.store.Database;
import dandex.sandbox.TestServers;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunLockTest {
  private final String url = TestServers.freshDatabase();
  private final Database database = Database.open(url, 4, Duration.ofSeconds(20));
  private final Database elsewhere = Database.open(url, 4, Duration.ofSeconds(20));

  @AfterEach
  void close() {
    elsewhere.close();
    database.close();
  }

  @Test
  void one_run_of_a_kind_at_a_time_and_kinds_are_apart() {
    try (var lock = RunLock.tryTake(database.dataSource(), RunKind.DANDI).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(RunLock.tryTake(elsewhere.dataSource(), RunKind.DANDI)).isEmpty();
      assertThat(RunLock.tryTake(database.dataSource(), RunKind.DANDI)).isEmpty();
      var other = RunLock.tryTake(elsewhere.dataSource(), RunKind.LINDI);
      assertThat(other).isPresent();
      other.ifPresent(RunLock::close);
    }
    var again = RunLock.tryTake(elsewhere.dataSource(), RunKind.DANDI);
    assertThat(again).isPresent();
    again.ifPresent(RunLock::close);
  }

  @Test
  void asking_in_vain_keeps_no_connection() {
    try (var lock = RunLock.tryTake(database.dataSource(), RunKind.DANDI).orElseThrow()) {
      assertThat(lock).isNotNull();
      for (int n = 0; n < 20; n++) {
        assertThat(RunLock.tryTake(elsewhere.dataSource(), RunKind.DANDI)).isEmpty();
      }
    }
  }

  @Test
  @Timeout(60)
  void a_lock_is_free_when_its_process_is_killed() throws Exception {
    var holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                url)
            .redirectErrorStream(true)
            .start();
    try (var said =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.lines().filter("held: true"::equals).findFirst()).isPresent();
      assertThat(RunLock.tryTake(database.dataSource(), RunKind.MIRROR)).isEmpty();
    } finally {
      holder.destroyForcibly();
    }
    holder.waitFor();

    Optional<RunLock> lock = Optional.empty();
    while (lock.isEmpty()) lock = RunLock.tryTake(database.dataSource(), RunKind.MIRROR);
    lock.get().close();
  }

  /// A process that takes a lock and never gives it back.
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      var database = Database.open(arguments[0], 2, Duration.ofSeconds(20));
      var lock = RunLock.tryTake(database.dataSource(), RunKind.MIRROR);
      System.out.println("held: " + lock.isPresent());
      Thread.currentThread().join();
    }
  }
}
