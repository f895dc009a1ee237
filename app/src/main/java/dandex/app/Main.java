package dandex.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;

/// The one executable.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var console = new Console(writer(System.out), writer(new StandardError()));
    var home = Path.of(System.getProperty("dandex.default.home", ".dandex"));
    var surroundings =
        new Surroundings(
            () -> config(home),
            console,
            Clock.systemUTC(),
            Optional.ofNullable(System.console()).filter(one -> one.isTerminal()).isPresent());
    System.exit(run(surroundings, arguments));
  }

  private static Config config(Path home) {
    var config = Config.of(System.getenv(), home);
    config.logLevel().apply();
    return config;
  }

  static int run(Surroundings surroundings, String... arguments) {
    var console = surroundings.console();
    return new CommandLine(new Dandex(), new Commands(surroundings.readOnce()))
        .setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new Failure())
        .execute(arguments);
  }

  private static PrintWriter writer(java.io.OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
