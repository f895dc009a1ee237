package dandex.server.http;

import dandex.server.graphql.Answer;
import dandex.server.graphql.Code;
import org.jspecify.annotations.Nullable;

/// Which status of HTTP an answer has.
public enum StatusRule {
  /// As clients and the audits of graphql-http know it: what is wrong with a request is 400, and in
  /// `application/json`, which leaves it to the errors to tell, what is wrong with a document is
  /// 200.
  USUAL {
    @Override
    int refused(HttpRefusal refusal) {
      return refusal.status() == UNPROCESSABLE ? BAD_REQUEST : refusal.status();
    }

    @Override
    int executed(MediaType form, @Nullable Code first) {
      return OK;
    }

    @Override
    int unexecuted(MediaType form, Code code) {
      return form == MediaType.JSON ? OK : BAD_REQUEST;
    }

    @Override
    MediaType form(MediaType accepted, int status) {
      return accepted;
    }
  },

  /// As the draft of GraphQL over HTTP had it in 2026: 422 for what can be read and not be
  /// understood, 294 for data with errors, and `application/json` for what succeeds only.
  DRAFT {
    @Override
    int refused(HttpRefusal refusal) {
      return refusal.status();
    }

    @Override
    int executed(MediaType form, @Nullable Code first) {
      return first == null || form == MediaType.JSON ? OK : PARTIAL_SUCCESS;
    }

    @Override
    int unexecuted(MediaType form, Code code) {
      return code == Code.GRAPHQL_PARSE_FAILED ? BAD_REQUEST : UNPROCESSABLE;
    }

    @Override
    MediaType form(MediaType accepted, int status) {
      return status < BAD_REQUEST ? accepted : MediaType.GRAPHQL_RESPONSE;
    }
  };

  static final int UNPROCESSABLE = 422;
  private static final int OK = 200;
  private static final int PARTIAL_SUCCESS = 294;
  private static final int BAD_REQUEST = 400;

  /// Of a request that GraphQL has not seen.
  abstract int refused(HttpRefusal refusal);

  /// The form of an answer of a status, where the client likes `accepted` best.
  abstract MediaType form(MediaType accepted, int status);

  abstract int executed(MediaType form, @Nullable Code first);

  abstract int unexecuted(MediaType form, Code code);

  int of(Answer answer, MediaType form) {
    var code = answer.code();
    if (answer.executed() || code == null) return executed(form, code);
    return switch (code) {
      case DEADLINE_EXCEEDED -> 504;
      case INTERNAL_ERROR -> 500;
      case DOCUMENT_NOT_ALLOWED -> 403;
      case METHOD_NOT_ALLOWED -> 405;
      case EVENT_STREAM_REQUIRED -> 406;
      default -> unexecuted(form, code);
    };
  }
}
