package dandex.sandbox;

/// One Postgres and one Elasticsearch for all tests of a process, started when first asked for and
/// gone with the process. With `-Ddandex.testcontainers=true` and a Docker engine they are
/// containers instead.
public final class TestServers {
  private TestServers() {}

  /// The URL of a new empty database.
  public static String freshDatabase() {
    throw new UnsupportedOperationException();
  }

  /// The URL of the cluster. Tests keep apart by the prefix of their indices.
  public static String elasticsearch() {
    throw new UnsupportedOperationException();
  }

  /// A prefix for index names that no other test of this process has.
  public static String freshPrefix() {
    throw new UnsupportedOperationException();
  }
}
