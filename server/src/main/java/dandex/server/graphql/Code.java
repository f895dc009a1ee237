package dandex.server.graphql;

/// `extensions.code` of an error: what kind of trouble it is, and so who can help.
public enum Code {
  BAD_USER_INPUT,
  /// A mutation by GET, which any page on the web can make a browser send.
  METHOD_NOT_ALLOWED,
  GRAPHQL_PARSE_FAILED,
  GRAPHQL_VALIDATION_FAILED,
  /// A subscription by a client that takes no stream of events.
  EVENT_STREAM_REQUIRED,
  /// By a hash alone, of a document that the server does not know.
  PERSISTED_QUERY_NOT_FOUND,
  /// The server answers its own documents only.
  DOCUMENT_NOT_ALLOWED,
  /// A list of requests in one.
  BATCH_NOT_ALLOWED,
  INTROSPECTION_DISABLED,
  DOCUMENT_SIZE_LIMIT,
  TOKEN_LIMIT,
  DEPTH_LIMIT,
  ALIAS_LIMIT,
  COMPLEXITY_LIMIT,
  /// `first` is more than a page may have.
  PAGE_LIMIT,
  RESPONSE_SIZE_LIMIT,
  DEADLINE_EXCEEDED,
  /// As many are followed already as may be at once.
  SUBSCRIPTION_LIMIT,
  /// A key is missing, wrong or revoked.
  UNAUTHENTICATED,
  /// The key may not do that.
  FORBIDDEN,
  RATE_LIMITED,
  /// Elasticsearch does not answer.
  SEARCH_UNAVAILABLE,
  /// Postgres does not answer.
  STORE_UNAVAILABLE,
  /// The server is on its way out, and answers only what was begun.
  SERVER_STOPPING,
  /// The server exports nothing, as one that answers its own documents only.
  EXPORT_DISABLED,
  /// As many exports run as may at once.
  EXPORT_LIMIT,
  /// What an export goes on reading is kept no more.
  EXPORT_EXPIRED,
  /// A fault of ours; the log has it under the request id.
  INTERNAL_ERROR;

  /// Whether the server or its stores are to blame, and not the client.
  public boolean isOurs() {
    return switch (this) {
      case DEADLINE_EXCEEDED, SEARCH_UNAVAILABLE, STORE_UNAVAILABLE, INTERNAL_ERROR -> true;
      default -> false;
    };
  }
}
