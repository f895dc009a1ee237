package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import dandex.sandbox.TestServers;
import dandex.sandbox.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands that go on until somebody ends them: for whoever watches them they are alive, and their
/// end is no failure.
@Timeout(180)
class EndlessCommandsTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "work,              here,  Working on requests",
    "schedule,          here,  Asking for runs by the clock",
    "mirror --follow,   here,  Mirroring changes as they come",
    "mirror --follow,   away,  Changes are not mirrored for now: Elasticsearch does not answer"
  })
  void a_signal_to_end_is_obeyed_and_is_no_failure(String command, String cluster, String said)
      throws Exception {
    var alive = home.resolve("alive");
    var program =
        new Program(
            home,
            Map.of(
                "DANDEX_DATABASE_URL",
                TestServers.freshDatabase(),
                "DANDEX_ELASTICSEARCH_URL",
                cluster.equals("here") ? TestServers.elasticsearch() : NOBODY,
                "DANDEX_INDEX_PREFIX",
                TestServers.freshPrefix(),
                "DANDEX_ALIVE_FILE",
                alive.toString()));
    var err = home.resolve("err");
    var process = program.start(home.resolve("out"), err, command.split(" ", -1));
    Watch.await(
        "it says " + said,
        () -> {
          assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
          return Files.readString(err).contains(said) && Files.exists(alive);
        });

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    assertThat(Files.readString(err)).contains("Stopping …").doesNotContain("ERROR", "Exception");
    assertThat(Files.readString(err).lines().filter(line -> line.contains(" WARN ")))
        .hasSize(cluster.equals("here") ? 0 : 1);
    assertThat(alive).doesNotExist();
  }
}
