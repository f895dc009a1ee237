package dandex.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A command of the program as a process of its own, as users run it.
///
/// @param said all that it said, on both streams
record Program(Process process, Path said) implements AutoCloseable {
  private static final Pattern SERVING = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final long PATIENCE_SECONDS = 3_600;
  private static final long START_SECONDS = 60;
  private static final long LOOK_MILLIS = 100;

  /// How a command ended.
  ///
  /// @param after the time from its start
  /// @param resident the most bytes of memory that it had at once; null where the system does not
  ///   tell
  record Ended(Duration after, @Nullable Long resident) {}

  /// Runs a command to its end.
  ///
  /// @throws IOException when it fails, with what it said
  static Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var begun = System.nanoTime();
    try (var program = start(environment, command)) {
      @Nullable Long resident = null;
      while (!program.process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        var now = program.resident();
        if (now != null) resident = now;
        if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))
          throw program.failed("takes too long");
      }
      var after = Duration.ofNanos(System.nanoTime() - begun);
      if (program.process.exitValue() != 0)
        throw program.failed("ended with " + program.process.exitValue());
      return new Ended(after, resident);
    }
  }

  private @Nullable Long resident() {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(null);
    } catch (IOException | UncheckedIOException gone) {
      // It has just ended, or this is no Linux.
      return null;
    }
  }

  static Program start(Map<String, String> environment, String... command) throws IOException {
    var said = Files.createTempFile("dandex-bench", ".txt");
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher has it.
    line.addAll(
        List.of(
            "-XX:+UseParallelGC",
            "-XX:MaxRAMPercentage=25",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "dandex.app.Main"));
    line.addAll(List.of(command));
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    return new Program(builder.start(), said);
  }

  /// The port that it says it serves on.
  int port() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      var found = SERVING.matcher(Files.readString(said));
      if (found.find()) return Integer.parseInt(found.group(1));
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) break;
    }
    throw failed("does not serve");
  }

  private IOException failed(String why) throws IOException {
    return new IOException(
        process.info().command().orElse("a program") + " " + why + ": " + Files.readString(said));
  }

  /// Stops it as an operator would, and waits for its end.
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(said);
  }
}
