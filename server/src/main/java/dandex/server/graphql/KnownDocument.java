package dandex.server.graphql;

import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A document as it is kept: parsed, checked, and what is to be known whenever it is asked for.
record KnownDocument(PreparsedDocumentEntry entry, List<OperationDefinition> operations) {
  /// Of an entry that was parsed and validated.
  static KnownDocument of(PreparsedDocumentEntry entry, int mostAliases) {
    var document = entry.getDocument();
    if (document == null) return new KnownDocument(entry, List.of());
    return new KnownDocument(
        entry.hasErrors() ? entry : counted(document, mostAliases),
        document.getDefinitionsOfType(OperationDefinition.class));
  }

  private static PreparsedDocumentEntry counted(Document document, int mostAliases) {
    var aliases = Aliases.in(document);
    return aliases <= mostAliases
        ? new PreparsedDocumentEntry(document)
        : refused(
            Code.ALIAS_LIMIT,
            "%d fields have an alias, at most %d may: send several requests"
                .formatted(aliases, mostAliases));
  }

  /// The document, unless the operation that is asked for must not be executed for this request.
  PreparsedDocumentEntry admitted(Request request) {
    var operation = request.operation();
    if (request.onlyReads() && asks(Operation.MUTATION, operation)) {
      return refused(Code.METHOD_NOT_ALLOWED, "a mutation is sent by POST");
    }
    if (!request.streams() && asks(Operation.SUBSCRIPTION, operation)) {
      return refused(
          Code.EVENT_STREAM_REQUIRED,
          "a subscription is answered by a stream of events: send `Accept: text/event-stream`");
    }
    return entry;
  }

  private boolean asks(Operation kind, @Nullable String operation) {
    return operations.stream()
        .filter(one -> operation == null || operation.equals(one.getName()))
        .anyMatch(one -> one.getOperation() == kind);
  }

  private static PreparsedDocumentEntry refused(Code code, String message) {
    return new PreparsedDocumentEntry(
        GraphqlErrorBuilder.newError()
            .message("%s", message)
            .extensions(Map.of(AnswerErrors.CODE, code.name()))
            .build());
  }

  /// The operation that is asked for: that of the name, or the only one.
  Optional<OperationDefinition> operation(@Nullable String name) {
    if (name == null) {
      return operations.size() == 1 ? Optional.of(operations.getFirst()) : Optional.empty();
    }
    return operations.stream().filter(one -> name.equals(one.getName())).findFirst();
  }
}
