package dandex.server.http;

import dandex.catalog.outbox.Backlog;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// How the server learns how its stores are.
///
/// @param postgres throws when Postgres does not answer
/// @param elasticsearch throws when Elasticsearch does not answer
/// @param searching whether searches are sent to Elasticsearch: false where the last ones failed,
///   until one was answered
/// @param backlog how far the search index is behind; may throw likewise
public record Health(
    Runnable postgres,
    Runnable elasticsearch,
    BooleanSupplier searching,
    Supplier<Backlog> backlog) {}
