package dandex.breach.rivers.indexer.sync;

/// A breach kept on purpose; see HouseTest.
public record Sync() {}
