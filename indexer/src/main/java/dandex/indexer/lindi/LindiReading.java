package dandex.indexer.lindi;

import dandex.catalog.LindiFile;

/// What came of asking for one asset's LINDI file. An absent or broken file is an ordinary outcome.
public sealed interface LindiReading {
  String url();

  Traffic traffic();

  record Read(LindiFile file, Traffic traffic) implements LindiReading {
    @Override
    public String url() {
      return file.url();
    }
  }

  /// The file is the one that was read before.
  record Unchanged(String url, Traffic traffic) implements LindiReading {}

  /// There is none.
  record Absent(String url, Traffic traffic) implements LindiReading {}

  /// There is one that cannot be used.
  ///
  /// @param reason for people
  record Rejected(String url, String reason, Traffic traffic) implements LindiReading {}

  /// The host gave no usable answer, though asked as often as is polite.
  ///
  /// @param reason for people
  /// @param isUnreachable whether there was not even a connection
  record Failed(String url, String reason, boolean isUnreachable, Traffic traffic)
      implements LindiReading {}
}
