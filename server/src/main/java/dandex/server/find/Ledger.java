package dandex.server.find;

/// Where it is put down what finding costs the stores.
public interface Ledger {
  /// For whoever does not ask what it costs.
  Ledger NONE =
      new Ledger() {
        @Override
        public void searched() {}

        @Override
        public void stated(int statements) {}
      };

  /// A request went to Elasticsearch, with one search or several.
  void searched();

  /// Statements went to Postgres.
  void stated(int statements);
}
