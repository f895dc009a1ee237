package dandex.server.graphql;

import dandex.server.load.Loaders;
import dandex.server.load.Sources;
import dandex.server.load.Tally;
import graphql.schema.DataFetchingEnvironment;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request while it is answered: what was read for it, and what that cost.
final class Exchange {
  private final String requestId;
  private final Sources sources;
  private final Tally tally = new Tally();
  private final Loaders loaders;
  private final Map<Throwable, Trouble> judged = new IdentityHashMap<>();
  private @Nullable String operation;

  Exchange(String requestId, Sources sources) {
    this.requestId = requestId;
    this.sources = sources;
    loaders = new Loaders(sources, tally);
  }

  static Exchange of(DataFetchingEnvironment environment) {
    return Objects.requireNonNull(environment.getGraphQlContext().get(Exchange.class));
  }

  /// Judges what a field threw. One failing batch fails every field that waited for it, and is
  /// judged, and logged, once.
  Trouble judge(Throwable failure) {
    return judged.computeIfAbsent(failure, thrown -> Trouble.of(thrown, requestId));
  }

  String requestId() {
    return requestId;
  }

  Sources sources() {
    return sources;
  }

  Tally tally() {
    return tally;
  }

  Loaders loaders() {
    return loaders;
  }

  /// The name of the operation, where it has one.
  @Nullable String operation() {
    return operation;
  }

  void operation(@Nullable String name) {
    operation = name;
  }
}
