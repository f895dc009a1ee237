package dandex.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The executable, run as a process of its own as the launcher runs it.
record Program(Path home, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// How a process ended.
  record Ended(int exit, String out, String err) {}

  /// Runs a command to its end.
  Ended run(String... arguments) {
    try {
      var out = Files.createTempFile("dandex", ".out");
      var err = Files.createTempFile("dandex", ".err");
      try {
        var process = start(out, err, arguments);
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(
              "dandex "
                  + List.of(arguments)
                  + " did not end in "
                  + PATIENCE
                  + ": "
                  + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Starts a command and leaves it running.
  Process start(Path out, Path err, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                // The class path has that of tests, too.
                "-Dlogback.configurationFile=logback.xml",
                "-Ddandex.elasticsearch.zip=" + System.getProperty("dandex.elasticsearch.zip"),
                "-cp",
                System.getProperty("java.class.path"),
                "dandex.app.Main"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DANDEX_"));
    builder.environment().put("DANDEX_HOME", home.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
