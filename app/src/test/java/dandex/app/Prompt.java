package dandex.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// Where commands are typed, without a terminal. They run in this process.
record Prompt(Path home, Map<String, String> environment, Clock clock) {
  Prompt(Path home, Map<String, String> environment) {
    this(home, environment, Clock.systemUTC());
  }

  Said run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings =
        new Surroundings(
            () -> Config.of(environment, home),
            new Console(new PrintWriter(out), new PrintWriter(err)),
            clock,
            false);
    var exit = Main.run(surroundings, arguments);
    return new Said(exit, out.toString(), err.toString());
  }
}
