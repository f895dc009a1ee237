package dandex.app;

import dandex.catalog.store.ReaderRole;
import dandex.catalog.store.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "reader",
    description = {
      "Creates or renews a role of Postgres that may read the views of schema dandex, and nothing"
          + " else, and prints the URL to connect by.",
      "Safe to repeat: a role that is there keeps its password unless --password-file or"
          + " --new-password is given. To be repeated after an upgrade that brings new views."
    },
    mixinStandardHelpOptions = true)
final class ReaderCommand implements Runnable {
  private static final int PASSWORD_BYTES = 24;

  private final Surroundings surroundings;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "dandex_reader",
      description = "Of the role (default: ${DEFAULT-VALUE}).")
  private String name = "dandex_reader";

  @Option(
      names = "--statement-timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "After which a statement of it is ended (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "10",
      description = "It may have at once (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its first line is the password; else one is made up and shown once.")
  private @Nullable Path passwordFile;

  @Option(names = "--new-password", description = "Makes up a new password and shows it once.")
  private boolean newPassword;

  @Option(names = "--drop", description = "Removes the role.")
  private boolean drop;

  ReaderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    if (newPassword && passwordFile != null) {
      throw new UsageError("--new-password and --password-file exclude each other");
    }
    var role = role();
    var given = passwordFile == null ? null : firstLine(passwordFile);
    try (var database = surroundings.stores().database()) {
      if (drop) {
        drop(database.readers());
      } else {
        grant(database.readers(), role, given);
      }
    }
  }

  private void grant(Readers readers, ReaderRole role, @Nullable String given) {
    var generates = given == null && (newPassword || !readers.has(name));
    var madeUp = generates ? generated() : null;
    readers.grant(role, generates ? madeUp : given);
    var console = surroundings.console();
    console.say(
        "Role %s reads the views of schema dandex; a statement may take %s s."
            .formatted(name, String.valueOf(seconds).replaceFirst("\\.0$", "")));
    if (generates) console.say("Its password is in the URL, and is not shown again.");
    if (!generates && given == null) console.say("Its password is the one that it had.");
    console.answer(readers.url(name, madeUp));
  }

  private void drop(Readers readers) {
    var gone = readers.drop(name);
    surroundings
        .console()
        .say(gone ? "Role " + name + " is removed." : "There is no role " + name + ".");
  }

  private ReaderRole role() {
    try {
      return new ReaderRole(name, Duration.ofMillis(Math.round(seconds * 1000)), connections);
    } catch (IllegalArgumentException odd) {
      throw new UsageError(String.valueOf(odd.getMessage()), odd);
    }
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .findFirst()
          .filter(line -> !line.isBlank())
          .orElseThrow(() -> new UsageError("--password-file " + file + " is empty"));
    } catch (IOException unreadable) {
      throw new UsageError("--password-file " + file + " cannot be read", unreadable);
    }
  }

  private static String generated() {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
