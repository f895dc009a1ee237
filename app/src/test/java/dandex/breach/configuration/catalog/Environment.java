package dandex.breach.configuration.catalog;

/// A breach kept on purpose; see HouseTest.
record Environment(String home) {
  static Environment here() {
    return new Environment(System.getenv("HOME"));
  }
}
