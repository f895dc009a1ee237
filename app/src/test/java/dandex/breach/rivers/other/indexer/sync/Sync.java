package dandex.breach.rivers.other.indexer.sync;

/// A breach kept on purpose; see HouseTest.
record Sync(dandex.breach.rivers.other.server.find.Finder finder) {}
