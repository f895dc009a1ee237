package dandex.server.http;

import dandex.catalog.outbox.Backlog;
import java.util.function.Supplier;

/// How the server learns how its stores are.
///
/// @param postgres throws when Postgres does not answer
/// @param elasticsearch throws when Elasticsearch does not answer
/// @param backlog how far the search index is behind; may throw likewise
public record Health(Runnable postgres, Runnable elasticsearch, Supplier<Backlog> backlog) {}
