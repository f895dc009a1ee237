package dandex.catalog.store;

import java.time.Duration;
import javax.sql.DataSource;

/// The catalog's Postgres: migrated, pooled.
public final class Database implements AutoCloseable {
  /// Opens the database, migrating it to this program's schema.
  ///
  /// @param url `postgresql://user:password@host:port/name` or `jdbc:postgresql:…`
  /// @param connections at most so many at once
  /// @param patience how long a connection is waited for
  /// @throws DatabaseUnreachable with one clear line that names host and port, never the password
  public static Database open(String url, int connections, Duration patience) {
    throw new UnsupportedOperationException();
  }

  public DataSource dataSource() {
    throw new UnsupportedOperationException();
  }

  public DandisetStore dandisets() {
    throw new UnsupportedOperationException();
  }

  public VersionStore versions() {
    throw new UnsupportedOperationException();
  }

  public AssetStore assets() {
    throw new UnsupportedOperationException();
  }

  public LindiStore lindi() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
