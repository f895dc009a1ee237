package dandex.app;

import java.time.Clock;
import java.util.function.Supplier;

/// What every command is handed.
///
/// @param config read when first asked for, so that `--help` works in any environment
record Surroundings(Supplier<Config> config, Console console, Clock clock, boolean terminal) {
  Stores stores() {
    return new Stores(config.get(), console);
  }
}
