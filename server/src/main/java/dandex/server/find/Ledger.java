package dandex.server.find;

import java.time.Duration;
import java.util.function.Supplier;

/// Where it is put down what finding costs the stores.
public interface Ledger {
  /// For whoever does not ask what it costs.
  Ledger NONE =
      new Ledger() {
        @Override
        public Lap enter(Stage stage) {
          return Lap.UNSEEN;
        }

        @Override
        public void searched() {}

        @Override
        public void answered(Duration waited, Duration took) {}

        @Override
        public void stated(int statements) {}
      };

  /// Time goes on a stage from now on.
  Lap enter(Stage stage);

  /// A request went to Elasticsearch, with one search or several.
  void searched();

  /// Elasticsearch answered such a request.
  ///
  /// @param waited how long it was waited for
  /// @param took how long Elasticsearch says that it took
  void answered(Duration waited, Duration took);

  /// Statements went to Postgres.
  void stated(int statements);

  /// Asks Postgres.
  ///
  /// @param statements how many that takes
  default <T> T asking(int statements, Supplier<T> question) {
    stated(statements);
    try (var _ = enter(Stage.LOAD)) {
      return question.get();
    }
  }
}
