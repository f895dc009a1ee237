package dandex.breach.output.catalog;

/// A breach kept on purpose; see HouseTest.
record Loud() {
  void shout() {
    System.out.println("here");
  }
}
