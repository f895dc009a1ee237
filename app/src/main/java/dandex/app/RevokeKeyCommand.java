package dandex.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    description = "Ends a key for good; servers refuse it within seconds. Safe to repeat.",
    mixinStandardHelpOptions = true)
final class RevokeKeyCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "NAME", description = "As `dandex key list` shows it.")
  private String name = "";

  RevokeKeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (var database = surroundings.stores().database()) {
      var key =
          database
              .apiKeys()
              .revoke(name, surroundings.clock().instant())
              .orElseThrow(() -> new Unfinished("There is no key " + name + "."));
      surroundings.console().answer("Key %s is revoked.".formatted(key.name()));
    }
  }
}
