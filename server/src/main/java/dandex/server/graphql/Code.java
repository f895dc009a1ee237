package dandex.server.graphql;

/// `extensions.code` of an error: what kind of trouble it is, and so who can help.
public enum Code {
  BAD_USER_INPUT,
  GRAPHQL_PARSE_FAILED,
  GRAPHQL_VALIDATION_FAILED,
  DEPTH_LIMIT,
  COMPLEXITY_LIMIT,
  DEADLINE_EXCEEDED,
  /// Elasticsearch does not answer.
  SEARCH_UNAVAILABLE,
  /// Postgres does not answer.
  STORE_UNAVAILABLE,
  /// As many exports run as may at once.
  EXPORT_LIMIT,
  /// What an export goes on reading is kept no more.
  EXPORT_EXPIRED,
  /// A fault of ours; the log has it under the request id.
  INTERNAL_ERROR
}
