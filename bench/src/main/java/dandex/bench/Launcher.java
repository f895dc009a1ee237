package dandex.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The launcher as users run it.
record Launcher(Path file) {
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
}
