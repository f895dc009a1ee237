package dandex.app;

import dandex.app.log.JsonSayings;
import dandex.app.log.LineEncoder;
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
    var console = new Console(writer(System.out), sayings(writer(new StandardError())));
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
    config.log().level().apply();
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

  /// In the form of the log, beside which they stand.
  private static PrintWriter sayings(PrintWriter errors) {
    return LineEncoder.JSON.equalsIgnoreCase(
            System.getenv().getOrDefault(Setting.DANDEX_LOG_FORMAT.name(), "").strip())
        ? new PrintWriter(new JsonSayings(errors, Clock.systemUTC()), true)
        : errors;
  }

  private static PrintWriter writer(java.io.OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
