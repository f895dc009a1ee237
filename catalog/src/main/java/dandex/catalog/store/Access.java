package dandex.catalog.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a Postgres is entered.
///
/// @param url `postgresql://user:password@host:port/name` or `jdbc:postgresql:…`
/// @param password null where the URL has it, or where there is none
/// @param connections at most so many at once
/// @param patience how long a connection is waited for
/// @param migration how long another process is waited for that migrates it
public record Access(
    String url,
    @Nullable String password,
    int connections,
    Duration patience,
    Plans plans,
    Duration migration) {
  private static final Duration MIGRATION = Duration.ofSeconds(50);

  public Access(
      String url, @Nullable String password, int connections, Duration patience, Plans plans) {
    this(url, password, connections, patience, plans, MIGRATION);
  }

  /// The same that waits longer for another's migration, or as long.
  public Access waiting(Duration other) {
    var longer = other.compareTo(migration) > 0 ? other : migration;
    return new Access(url, password, connections, patience, plans, longer);
  }

  Entrance entrance() {
    return Entrance.parse(url, password);
  }

  /// Without what is secret.
  @Override
  public String toString() {
    return DatabaseUrl.parse(url).address();
  }
}
