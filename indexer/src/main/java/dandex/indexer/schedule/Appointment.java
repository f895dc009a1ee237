package dandex.indexer.schedule;

import dandex.catalog.Json;
import dandex.catalog.run.RunKind;
import org.jspecify.annotations.Nullable;

/// A run that is asked for by the clock.
///
/// @param name by which it is known to all who share a database
/// @param cron when; null for never
/// @param options as the kind of run has them
public record Appointment(String name, @Nullable Cron cron, RunKind kind, Json options) {
  public Appointment {
    if (!name.matches("[a-z]+")) throw new IllegalArgumentException("no name: " + name);
  }
}
