package dandex.server.graphql;

/// `extensions.code` of an error: what kind of trouble it is, and so who can help.
public enum Code {
  BAD_USER_INPUT,
  GRAPHQL_PARSE_FAILED,
  GRAPHQL_VALIDATION_FAILED,
  DEPTH_LIMIT,
  COMPLEXITY_LIMIT,
  DEADLINE_EXCEEDED,
  /// A key is missing, wrong or revoked.
  UNAUTHENTICATED,
  /// The key may not do that.
  FORBIDDEN,
  RATE_LIMITED,
  /// Elasticsearch does not answer.
  SEARCH_UNAVAILABLE,
  /// Postgres does not answer.
  STORE_UNAVAILABLE,
  /// A fault of ours; the log has it under the request id.
  INTERNAL_ERROR
}
