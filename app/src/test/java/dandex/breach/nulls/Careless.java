package dandex.breach.nulls;

/// A breach kept on purpose; see HouseTest.
record Careless() {}
