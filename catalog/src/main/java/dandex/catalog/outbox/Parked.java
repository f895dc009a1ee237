package dandex.catalog.outbox;

import java.time.Instant;

/// A document that the cluster refused.
///
/// @param change the newest one that was refused
/// @param since when it was first refused, by our clock
public record Parked(Change change, String reason, Instant since) {}
