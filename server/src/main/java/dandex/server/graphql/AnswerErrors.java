package dandex.server.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.introspection.IntrospectionDisabledError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Errors in the form in which they leave: message, locations, path and `extensions.code`.
final class AnswerErrors {
  static final String CODE = "code";
  private static final Logger LOG = LoggerFactory.getLogger(AnswerErrors.class);

  private AnswerErrors() {}

  static List<Map<String, Object>> of(List<GraphQLError> errors, String requestId) {
    return errors.stream().map(error -> of(error, requestId)).toList();
  }

  static Map<String, Object> of(Trouble trouble) {
    return error(trouble.message(), Map.of(), trouble.code());
  }

  static Code code(Map<String, Object> error) {
    return Code.valueOf(
        String.valueOf(((Map<?, ?>) error.getOrDefault("extensions", Map.of())).get(CODE)));
  }

  private static Map<String, Object> of(GraphQLError error, String requestId) {
    var code = code(error);
    var message = error.getMessage();
    if (code == Code.INTERNAL_ERROR && given(error) == null) {
      LOG.error("request {} failed by a fault of ours: {}", requestId, message);
      message = "a fault of the server; the log has it as request " + requestId;
    }
    return error(message, error.toSpecification(), code);
  }

  private static Map<String, Object> error(
      String message, Map<String, Object> specification, Code code) {
    var error = new LinkedHashMap<String, Object>();
    error.put("message", message);
    for (var part : List.of("locations", "path")) {
      var value = specification.get(part);
      if (value != null) error.put(part, value);
    }
    error.put("extensions", Map.of(CODE, code.name()));
    return error;
  }

  private static Code code(GraphQLError error) {
    var given = given(error);
    if (given != null) return Code.valueOf(given.toString());
    if (error instanceof ValidationError invalid) return validation(invalid);
    if (error instanceof BadFaithIntrospectionError) return Code.COMPLEXITY_LIMIT;
    if (error instanceof IntrospectionDisabledError) return Code.INTROSPECTION_DISABLED;
    return switch (error.getErrorType()) {
      case ErrorType.InvalidSyntax -> syntax(error.getMessage());
      // Variables that do not fit, an operation name that is not there.
      case ErrorType.ValidationError -> Code.BAD_USER_INPUT;
      default -> Code.INTERNAL_ERROR;
    };
  }

  /// The parser says only in words whether it gave up, and why.
  private static Code syntax(String message) {
    if (!message.endsWith("parsing has been cancelled.")) return Code.GRAPHQL_PARSE_FAILED;
    if (message.contains("characters have been")) return Code.DOCUMENT_SIZE_LIMIT;
    return message.contains(" deep ") ? Code.DEPTH_LIMIT : Code.TOKEN_LIMIT;
  }

  private static Code validation(ValidationError invalid) {
    return switch (invalid.getValidationErrorType()) {
      case ValidationErrorType.MaxQueryDepthExceeded -> Code.DEPTH_LIMIT;
      case ValidationErrorType.MaxQueryFieldsExceeded -> Code.COMPLEXITY_LIMIT;
      case null, default -> Code.GRAPHQL_VALIDATION_FAILED;
    };
  }

  private static @Nullable Object given(GraphQLError error) {
    var extensions = error.getExtensions();
    return extensions == null ? null : extensions.get(CODE);
  }
}
