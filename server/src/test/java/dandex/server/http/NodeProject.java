package dandex.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A project of Node, laid below `target` from a folder of the test resources, with what its
/// `package.json` names. Where there is no Node, or npm has not what is named, the test is skipped
/// and says so.
record NodeProject(String name) {
  record Ran(int exit, String text) {
    boolean isOk() {
      return exit == 0;
    }
  }

  static NodeProject installed(String name, String... files) throws Exception {
    var project = new NodeProject(name);
    assumeTrue(
        project.run("node", "--version").isOk() && project.run("npm", "--version").isOk(),
        name + " is skipped: this machine has no node and npm");
    project.lay("package.json");
    for (var file : files) project.lay(file);
    var install =
        project.run(
            "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline");
    assumeTrue(
        install.isOk(), () -> name + " is skipped, npm has not all of it: " + install.text());
    return project;
  }

  /// Its output goes by a file, so that a program that hangs can be given up.
  Ran run(String... command) throws IOException, InterruptedException {
    Files.createDirectories(folder());
    var said = folder().resolve("said.txt");
    try {
      var program =
          new ProcessBuilder(List.of(command))
              .directory(folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (program.waitFor(2, TimeUnit.MINUTES)) {
        return new Ran(program.exitValue(), Files.readString(said));
      }
      program.destroyForcibly();
      return new Ran(-1, command[0] + " took too long");
    } catch (IOException absent) {
      return new Ran(-1, command[0] + " is not there");
    }
  }

  Path folder() {
    return Path.of("target", name);
  }

  private void lay(String file) throws IOException {
    try (var stream = NodeProject.class.getResourceAsStream("/" + name + "/" + file)) {
      assertThat(stream).as(file).isNotNull();
      Files.write(folder().resolve(file), stream.readAllBytes());
    }
  }
}
