package dandex.server.graphql;

import dandex.catalog.store.DatabaseUnreachable;
import dandex.server.find.SearchUnavailable;
import dandex.server.find.TooManyGroups;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What went wrong, in words that may leave the house: no statement, no address, no class.
///
/// @param message for whoever asked
public record Trouble(Code code, String message) {
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

  /// Judges an exception, and logs it unless whoever asked is told all of it.
  public static Trouble of(Throwable thrown, String requestId) {
    var failure = unwrapped(thrown);
    return switch (failure) {
      case Refusal refusal -> new Trouble(refusal.code(), refusal.reason());
      case SearchUnavailable unavailable -> {
        LOG.warn(
            "the search index does not answer, so request {} fails: {}",
            requestId,
            unavailable.getMessage());
        yield new Trouble(
            Code.SEARCH_UNAVAILABLE,
            "the search index does not answer; look-ups by identifier still do, so try again "
                + unavailable
                    .retryAfter()
                    .map(rest -> "in %d s".formatted(rest.toSeconds()))
                    .orElse("later"));
      }
      case TooManyGroups many ->
          new Trouble(Code.COMPLEXITY_LIMIT, String.valueOf(many.getMessage()));
      case RowGone gone -> new Trouble(Code.STORE_UNAVAILABLE, gone.getMessage() + ": ask again");
      default -> isStoreDown(failure) ? storeDown(failure, requestId) : fault(failure, requestId);
    };
  }

  static Trouble fault(Throwable failure, String requestId) {
    LOG.error("request {} failed by a fault of ours", requestId, failure);
    return new Trouble(
        Code.INTERNAL_ERROR, "a fault of the server; the log has it as request " + requestId);
  }

  private static Trouble storeDown(Throwable failure, String requestId) {
    var cause = failure;
    while (cause.getCause() != null) cause = cause.getCause();
    LOG.warn("Postgres does not answer, so request {} fails: {}", requestId, cause.toString());
    return new Trouble(
        Code.STORE_UNAVAILABLE, "the catalog's database does not answer; try again later");
  }

  /// Without what futures wrap around it.
  static Throwable unwrapped(Throwable thrown) {
    var failure = thrown;
    while (failure instanceof CompletionException wrapper && wrapper.getCause() != null) {
      failure = wrapper.getCause();
    }
    return failure;
  }

  private static boolean isStoreDown(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnreachable
          || cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && isConnectionState(sql.getSQLState())) return true;
    }
    return false;
  }

  /// Connection trouble, a server that shuts down or starts, a server with too much to do; and no
  /// state at all, as of a pool that was closed.
  private static boolean isConnectionState(@Nullable String state) {
    return state == null
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53");
  }
}
