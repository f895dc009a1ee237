package dandex.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
/// @param begun when it was started, by the clock of nanoseconds
record Program(Process process, Path said, long begun) implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SERVING = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final long PATIENCE_SECONDS = 3_600;
  private static final long START_SECONDS = 60;
  private static final long LOOK_MILLIS = 100;
  private static final long PEEK_MILLIS = 5;

  /// How a command ended.
  ///
  /// @param after the time from its start
  /// @param resident the most bytes of memory that it had at once; null where the system does not
  ///   tell
  /// @param said on both streams
  record Ended(Duration after, @Nullable Long resident, String said) {
    double seconds() {
      return after.toNanos() / 1e9;
    }

    /// What was said as JSON in a line, as commands do with `--json`.
    JsonNode json() throws IOException {
      var line = said.lines().filter(one -> one.startsWith("{")).findFirst();
      if (line.isEmpty()) throw new IOException("no JSON was said: " + said);
      return JSON.readTree(line.get());
    }
  }

  /// Runs a command to its end.
  ///
  /// @throws IOException when it fails, with what it said
  static Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    try (var program = start(environment, command)) {
      return program.ended();
    }
  }

  /// Waits for its end.
  ///
  /// @throws IOException when it fails, with what it said
  Ended ended() throws IOException, InterruptedException {
    @Nullable Long resident = null;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      var now = resident();
      if (now != null) resident = now;
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))
        throw failed("takes too long");
    }
    var after = Duration.ofNanos(System.nanoTime() - begun);
    if (process.exitValue() != 0) throw failed("ended with " + process.exitValue());
    return new Ended(after, resident, Files.readString(said));
  }

  /// How it is while it goes on.
  Ended now() throws IOException {
    var after = Duration.ofNanos(System.nanoTime() - begun);
    return new Ended(after, resident(), Files.readString(said));
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
    var launcher = System.getProperty("dandex.launcher");
    return launcher == null
        ? java(environment, "dandex.app.Main", List.of(command))
        : new Launcher(Path.of(launcher)).start(environment, command);
  }

  /// A main class of the class path.
  static Program java(Map<String, String> environment, String main, List<String> arguments)
      throws IOException {
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
            main));
    line.addAll(arguments);
    return line(environment, line);
  }

  /// Any command line.
  static Program line(Map<String, String> environment, List<String> line) throws IOException {
    var said = Files.createTempFile("dandex-bench", ".txt");
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    var begun = System.nanoTime();
    return new Program(builder.start(), said, begun);
  }

  /// The port that it says it serves on.
  int port() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      var found = SERVING.matcher(Files.readString(said));
      if (found.find()) return Integer.parseInt(found.group(1));
      if (process.waitFor(PEEK_MILLIS, TimeUnit.MILLISECONDS)) break;
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
