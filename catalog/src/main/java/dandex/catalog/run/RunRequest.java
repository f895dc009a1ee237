package dandex.catalog.run;

import dandex.catalog.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that a worker is to run.
///
/// @param options as the kind of run has them
/// @param due not taken up before
/// @param claim how often it was claimed; a worker whose claim is an older one has lost it
/// @param worker who has or had it
/// @param heartbeat when the worker was last heard of
/// @param run what came of it, once it started
/// @param outcome why it waits, or how it ended; one line for people
public record RunRequest(
    long id,
    RunKind kind,
    Json options,
    String requestedBy,
    Instant requestedAt,
    RequestState state,
    Instant due,
    long claim,
    @Nullable Starter worker,
    @Nullable Instant heartbeat,
    @Nullable Long run,
    @Nullable Instant cancelRequestedAt,
    @Nullable Instant finished,
    @Nullable String outcome) {}
