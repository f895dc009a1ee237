package dandex.server.http;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// How the server learns how its stores are.
///
/// @param postgres throws when Postgres does not answer
/// @param elasticsearch throws when Elasticsearch does not answer
/// @param searching whether searches are sent to Elasticsearch: false where the last ones failed,
///   until one was answered
/// @param pending how many documents are not in the search index yet; may throw likewise
public record Health(
    Runnable postgres, Runnable elasticsearch, BooleanSupplier searching, LongSupplier pending) {}
