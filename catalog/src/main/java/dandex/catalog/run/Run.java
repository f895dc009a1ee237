package dandex.catalog.run;

import dandex.catalog.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run as it is on record.
///
/// @param scope what of its kind it is about, for people: `all`, `DANDI:000003`
/// @param report while it runs, what it did so far
public record Run(
    long id,
    RunKind kind,
    String scope,
    RunStatus status,
    Json options,
    Starter starter,
    Instant started,
    @Nullable Instant finished,
    RunReport report) {
  /// From its start to its end, or until now while it has none.
  public Duration took(Instant now) {
    return Duration.between(started, finished == null ? now : finished);
  }
}
