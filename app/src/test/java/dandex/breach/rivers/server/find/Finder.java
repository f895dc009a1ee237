package dandex.breach.rivers.server.find;

/// A breach kept on purpose; see HouseTest.
record Finder(dandex.breach.rivers.indexer.sync.Sync sync) {}
