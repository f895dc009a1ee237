package dandex.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Another GraphQL server, that of a Node library, which answers a page from memory.
///
/// @param name of the library
record Rival(String name, Program program) implements AutoCloseable {
  private static final List<String> FILES =
      List.of("package.json", "schema.js", "yoga.js", "mercurius.js");

  /// Lays the servers into a folder, with what npm has of their libraries.
  ///
  /// @param page the answer that they give, as ours gave it
  static void install(Path folder, String page) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (var name : FILES) {
      try (var file = Rival.class.getResourceAsStream("/rivals/" + name)) {
        Files.write(folder.resolve(name), Objects.requireNonNull(file).readAllBytes());
      }
    }
    Files.writeString(folder.resolve("page.json"), page);
    var said = folder.resolve("npm.txt");
    var npm =
        new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--no-package-lock")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!npm.waitFor(3, TimeUnit.MINUTES)) npm.destroyForcibly();
    if (npm.waitFor() != 0)
      throw new IOException("npm could not install: " + Files.readString(said));
  }

  static Rival start(Path folder, String name) throws IOException {
    var file = folder.resolve(name + ".js").toString();
    return new Rival(name, Program.line(Map.of("NODE_ENV", "production"), List.of("node", file)));
  }

  int port() throws IOException, InterruptedException {
    return program.port();
  }

  @Override
  public void close() throws IOException {
    program.close();
  }
}
