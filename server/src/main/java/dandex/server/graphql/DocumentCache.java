package dandex.server.graphql;

import dandex.server.find.Lap;
import dandex.server.find.Stage;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Documents that were parsed and found valid, by their text. Two generations: when the young one
/// is full it becomes the old one, and what is asked for from the old one is young again.
final class DocumentCache implements PreparsedDocumentProvider {
  /// Letters of a generation; a parsed document takes some fifty times its text.
  private static final long GENERATION = 250_000;

  private final AtomicLong letters = new AtomicLong();
  private volatile Map<String, KnownDocument> young = new ConcurrentHashMap<>();
  private volatile Map<String, KnownDocument> old = Map.of();

  private final int mostAliases;

  DocumentCache(int mostAliases) {
    this.mostAliases = mostAliases;
  }

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    var known = young.get(input.getQuery());
    if (known == null) known = old.get(input.getQuery());
    if (known == null || !young.containsKey(input.getQuery())) known = keep(input, known, parse);
    name(input, known);
    Request request = input.getGraphQLContext().get(Request.class);
    return CompletableFuture.completedFuture(
        request == null ? known.entry() : known.admitted(request));
  }

  private KnownDocument keep(
      ExecutionInput input,
      @Nullable KnownDocument aged,
      Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    var known = aged == null ? parsed(input, parse) : aged;
    if (!known.entry().hasErrors()) add(input.getQuery(), known);
    return known;
  }

  private KnownDocument parsed(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    Exchange exchange = input.getGraphQLContext().get(Exchange.class);
    try (var _ = exchange == null ? Lap.UNSEEN : exchange.tally().enter(Stage.PARSE)) {
      return KnownDocument.of(parse.apply(input), mostAliases);
    }
  }

  private void add(String query, KnownDocument known) {
    if (letters.addAndGet(query.length()) > GENERATION) {
      letters.set(query.length());
      old = young;
      young = new ConcurrentHashMap<>();
    }
    young.put(query, known);
  }

  private static void name(ExecutionInput input, KnownDocument known) {
    Exchange exchange = input.getGraphQLContext().get(Exchange.class);
    if (exchange == null) return;
    known.operation(input.getOperationName()).ifPresent(exchange::operation);
  }
}
