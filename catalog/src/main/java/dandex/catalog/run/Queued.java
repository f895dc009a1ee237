package dandex.catalog.run;

/// A request that waits for a worker.
///
/// @param isNew false when the same was queued before
public record Queued(RunRequest request, boolean isNew) {}
