package dandex.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A command of the program as a process of its own, as users run it.
///
/// @param said all that it said, on both streams
record Program(Process process, Path said) implements AutoCloseable {
  private static final Pattern SERVING = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final long PATIENCE_SECONDS = 3_600;
  private static final long START_SECONDS = 60;

  /// Runs a command to its end.
  ///
  /// @throws IOException when it fails, with what it said
  static void run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    try (var program = start(environment, command)) {
      if (!program.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
        throw program.failed("takes too long");
      if (program.process.exitValue() != 0)
        throw program.failed("ended with " + program.process.exitValue());
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
