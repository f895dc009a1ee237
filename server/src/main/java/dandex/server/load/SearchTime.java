package dandex.server.load;

import java.time.Duration;

/// The time of a request to Elasticsearch that was answered.
///
/// @param waited how long it was waited for, the wire and the reading included
/// @param took how long Elasticsearch says that it took
public record SearchTime(Duration waited, Duration took) {}
