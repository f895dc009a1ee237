package dandex.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A command that is under way as a process of its own.
record Worker(String command, Process process, Path err) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static Worker start(Program program, String command) throws IOException {
    var err = Files.createTempFile(program.home(), "worker", ".err");
    var out = Files.createTempFile(program.home(), "worker", ".out");
    return new Worker(command, program.start(out, err, command.split(" ", -1)), err);
  }

  /// Whether only a signal ends it.
  boolean follows() {
    return command.endsWith("--follow");
  }

  void assertAlive() throws IOException {
    assertThat(process.isAlive()).as(said()).isTrue();
  }

  void kill() {
    process.destroyForcibly();
  }

  void awaitEnd() throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
  }

  /// Ends it as an operator would, which is no failure.
  void end() throws IOException, InterruptedException {
    assertAlive();
    process.destroy();
    awaitEnd();
    assertThat(process.exitValue()).as(said()).isZero();
  }

  private String said() throws IOException {
    return command + ": " + Files.readString(err);
  }
}
