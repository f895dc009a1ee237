package dandex.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;

/// A process of its own that starts a Postgres, says its number and port, and then ends or waits to
/// be killed.
record Owner(Process process, long server, int port) {
  static Owner of(Path home, Path data, boolean detached) throws IOException {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Owner.class.getName(),
                    home.toString(),
                    data.toString(),
                    Boolean.toString(detached)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said = new Scanner(process.inputReader());
    if (said.findWithinHorizon("server (\\d+) (\\d+)\\R", 0) != null) {
      var numbers = said.match();
      return new Owner(
          process, Long.parseLong(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
    throw new AssertionError("the owner started no server");
  }

  boolean serverLives() {
    return ProcessHandle.of(server).map(ProcessHandle::isAlive).orElse(false);
  }

  public static void main(String[] args) throws IOException {
    var detached = Boolean.parseBoolean(args[2]);
    var how =
        new LocalServer(Path.of(args[0]), Path.of(args[1]), 0, detached, Duration.ofMinutes(2));
    var server = LocalPostgres.start(how);
    System.out.println("server " + server.pid() + " " + server.port());
    if (!detached && System.in.read() >= 0) System.exit(1);
  }
}
