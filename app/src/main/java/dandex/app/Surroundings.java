package dandex.app;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What every command is handed.
///
/// @param config read when first asked for, so that `--help` works in any environment
record Surroundings(Supplier<Config> config, Console console, Clock clock, boolean terminal) {
  /// The same that read their settings once, and then say what in them looks like a mistake.
  Surroundings readOnce() {
    var read = new AtomicReference<@Nullable Config>();
    Supplier<Config> once =
        () -> {
          var known = read.get();
          if (known != null) return known;
          var fresh = config.get();
          read.set(fresh);
          fresh.said().warnings().forEach(warning -> console.say("dandex: " + warning));
          return fresh;
        };
    return new Surroundings(once, console, clock, terminal);
  }

  Stores stores() {
    return new Stores(config.get(), console);
  }
}
