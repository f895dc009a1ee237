package dandex.catalog.outbox;

import java.time.Duration;

/// What is not delivered yet.
///
/// @param pending documents, due or not
/// @param age how long the oldest change among them has waited, by Postgres' clock; zero when
///   nothing is pending
public record Backlog(long pending, Duration age) {}
