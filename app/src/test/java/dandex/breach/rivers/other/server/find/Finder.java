package dandex.breach.rivers.other.server.find;

/// A breach kept on purpose; see HouseTest.
public record Finder() {}
