package dandex.server.graphql;

import dandex.server.find.Stage;
import dandex.server.find.Witness;
import dandex.server.load.Loaders;
import dandex.server.load.Tally;
import graphql.GraphQLContext;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request while it is answered: what was read for it, and what that cost.
final class Exchange {
  private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");

  private final String requestId;
  private final Sources sources;
  private final Tally tally;
  private final IdentityHashMap<Throwable, Trouble> judged = new IdentityHashMap<>();
  private final Duration deadline;
  private Loaders loaders;
  private Searches searches;
  private boolean overtaken;
  private volatile boolean late;
  private @Nullable String operation;
  private @Nullable String kind;
  private @Nullable RunFeed feed;

  /// @param deadline how long the answer may take
  Exchange(String requestId, Sources sources, Duration deadline, Witness witness) {
    this.requestId = requestId;
    this.sources = sources;
    this.deadline = deadline;
    tally = new Tally(witness);
    loaders = new Loaders(sources.stores(), tally);
    searches = new Searches(sources.finder().sitting(tally));
  }

  static Exchange of(DataFetchingEnvironment environment) {
    return of(environment.getGraphQlContext());
  }

  static Exchange of(GraphQLContext context) {
    return Objects.requireNonNull(context.get(Exchange.class));
  }

  /// Judges what a field threw. One failing batch fails every field that waited for it, and is
  /// judged, and logged, once.
  Trouble judge(Throwable failure) {
    if (late) return lateness();
    return judged.computeIfAbsent(Trouble.unwrapped(failure), this::trouble);
  }

  private Trouble trouble(Throwable thrown) {
    if (thrown instanceof RowGone) overtaken = true;
    return Trouble.of(thrown, requestId);
  }

  /// Whether rows were deleted while it read them, and there is time and no harm in reading anew.
  boolean isOvertaken() {
    return overtaken && !late && "query".equals(kind);
  }

  /// Forgets what was read and went wrong, but not what it cost.
  void beginAnew() {
    overtaken = false;
    judged.clear();
    loaders = new Loaders(sources.stores(), tally);
    searches = new Searches(sources.finder().sitting(tally));
  }

  /// The deadline has passed: whatever fails from now on fails for that reason.
  void expire() {
    late = true;
  }

  boolean isLate() {
    return late;
  }

  Trouble lateness() {
    return new Trouble(
        Code.DEADLINE_EXCEEDED,
        "no answer within %s s: ask for less".formatted(deadline.toMillis() / 1000.0));
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

  /// Asks Postgres by one statement.
  <T> T asking(Supplier<T> question) {
    return tally.asking(1, question);
  }

  /// Makes a plan of something.
  <T> T planning(Supplier<T> plan) {
    try (var _ = tally.enter(Stage.PLAN)) {
      return plan.get();
    }
  }

  Loaders loaders() {
    return loaders;
  }

  Searches searches() {
    return searches;
  }

  /// Begins to follow runs, which is to be ended.
  RunFeed follow(RunWatch watch, @Nullable Long run) {
    feed = watch.follow(run);
    return feed;
  }

  /// What it follows, where it does.
  @Nullable RunFeed feed() {
    return feed;
  }

  /// The name of the operation, where it has one.
  @Nullable String operation() {
    return operation;
  }

  /// @param name as the client says; what is no name in GraphQL is none
  void operation(@Nullable String name) {
    operation = name != null && NAME.matcher(name).matches() ? name : null;
  }

  /// The operation turned out to be one of the document.
  void operation(OperationDefinition definition) {
    operation = definition.getName();
    kind = definition.getOperation().name().toLowerCase(Locale.ROOT);
  }

  /// `query`, `mutation` or `subscription`; null where the document could not be read.
  @Nullable String kind() {
    return kind;
  }
}
