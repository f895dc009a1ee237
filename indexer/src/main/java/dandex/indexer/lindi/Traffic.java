package dandex.indexer.lindi;

/// What the reading of one file cost its host.
///
/// @param requests with those that were repeated
/// @param bytes of bodies as they were sent
public record Traffic(int requests, long bytes) {}
