package dandex.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher as users run it.
record Launcher(Path file) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 200;

  /// The one that runs the bench says where it is.
  static Launcher ofThis() throws IOException {
    var file = System.getProperty("dandex.launcher");
    if (file == null || !Files.isExecutable(Path.of(file))) {
      throw new IOException("starts are measured by the launcher; run ./dandex bench");
    }
    return new Launcher(Path.of(file));
  }

  Program start(Map<String, String> environment, String... command) throws IOException {
    var line = new ArrayList<>(List.of(file.toString()));
    line.addAll(List.of(command));
    return Program.line(environment, line);
  }

  /// Builds what is to be built, and waits until the first command after a build has had the cache
  /// made with which the others start; or for two minutes, where it cannot be made.
  void settle() throws IOException, InterruptedException {
    try (var program = start(Map.of(), "--version")) {
      program.ended();
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isMaking() && System.nanoTime() < deadline) TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
  }

  private boolean isMaking() throws IOException {
    var folder = file.resolveSibling("app/target/aot");
    if (!Files.isDirectory(folder)) return false;
    try (var files = Files.list(folder)) {
      return files.noneMatch(one -> one.toString().endsWith(".aot"));
    }
  }
}
