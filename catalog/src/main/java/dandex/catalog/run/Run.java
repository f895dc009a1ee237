package dandex.catalog.run;

import dandex.catalog.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run as it is on record.
public record Run(
    long id,
    RunKind kind,
    RunStatus status,
    Json options,
    Starter starter,
    Instant started,
    @Nullable Instant finished,
    RunReport report) {}
