package dandex.catalog.store;

import com.zaxxer.hikari.HikariConfig;

/// How long a connection keeps the plan of a statement. Said to the driver, not to Postgres, which
/// keeps the plans by which it checks references either way.
public enum Plans {
  /// Not at all: plans are made for the values and sizes at hand. For those who fill tables, as a
  /// plan kept from when they were empty would last through a first load.
  FRESH("0"),

  /// From the third time on, for those who look up rows by their keys again and again: planning
  /// takes as long as the lookup, and a kept statement is answered in binary.
  KEPT("3");

  /// Arrays of text, which the driver does not ask for in binary by itself.
  private static final String TEXT_ARRAY = "1009";

  private final String threshold;

  Plans(String threshold) {
    this.threshold = threshold;
  }

  void tell(HikariConfig config) {
    config.addDataSourceProperty("prepareThreshold", threshold);
    config.addDataSourceProperty("binaryTransferEnable", TEXT_ARRAY);
  }
}
