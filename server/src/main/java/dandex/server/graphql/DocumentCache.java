package dandex.server.graphql;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.OperationDefinition;
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
  private volatile Map<String, Known> young = new ConcurrentHashMap<>();
  private volatile Map<String, Known> old = Map.of();

  private record Known(PreparsedDocumentEntry document, @Nullable String operation) {}

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    var known = young.get(input.getQuery());
    if (known == null) known = old.get(input.getQuery());
    if (known == null || !young.containsKey(input.getQuery())) known = keep(input, known, parse);
    name(input, known);
    return CompletableFuture.completedFuture(known.document());
  }

  private Known keep(
      ExecutionInput input,
      @Nullable Known aged,
      Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    var known = aged == null ? read(parse.apply(input)) : aged;
    if (!known.document().hasErrors()) add(input.getQuery(), known);
    return known;
  }

  private void add(String query, Known known) {
    if (letters.addAndGet(query.length()) > GENERATION) {
      letters.set(query.length());
      old = young;
      young = new ConcurrentHashMap<>();
    }
    young.put(query, known);
  }

  private static Known read(PreparsedDocumentEntry entry) {
    var document = entry.getDocument();
    if (document == null) return new Known(entry, null);
    var operations = document.getDefinitionsOfType(OperationDefinition.class);
    return new Known(entry, operations.size() == 1 ? operations.getFirst().getName() : null);
  }

  private static void name(ExecutionInput input, Known known) {
    if (input.getOperationName() != null) return;
    Exchange exchange = input.getGraphQLContext().get(Exchange.class);
    if (exchange != null && known.operation() != null) exchange.operation(known.operation());
  }
}
