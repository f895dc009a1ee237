package dandex.breach.web.attic;

/// A breach kept on purpose; see HouseTest.
record Chest() {}
