package dandex.server.http;

import dandex.server.access.Admission;
import dandex.server.access.Caller;
import dandex.server.access.Door;
import dandex.server.access.Quota;
import dandex.server.access.Visitor;
import dandex.server.graphql.Code;
import dandex.server.graphql.Trouble;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// Lets requests in, or refuses them before anything else is done for them. Health and metrics are
/// for whoever watches over the server and are always let in.
final class Gate {
  private static final String CALLER = "caller";
  private static final String BEARER = "Bearer ";
  private static final int WINDOW_SECONDS = 60;

  private final Door door;

  Gate(Door door) {
    this.door = door;
  }

  /// Who asks.
  static Caller caller(Context context) {
    Caller caller = context.attribute(CALLER);
    return caller == null ? Caller.ANYBODY : caller;
  }

  /// Whether somebody asks how the server is.
  static boolean isWatcher(Context context) {
    var path = context.path();
    return path.startsWith("/health/") || path.equals("/metrics");
  }

  void admit(Context context) {
    if (isWatcher(context)) return;
    try {
      say(door.admit(visitor(context)), context);
    } catch (RuntimeException failure) {
      var trouble = Trouble.of(failure, RequestId.of(context));
      var status = trouble.code() == Code.STORE_UNAVAILABLE ? 503 : 500;
      refuse(context, status, trouble.code(), trouble.message());
    }
  }

  private static void say(Admission admission, Context context) {
    switch (admission) {
      case Admission.Admitted(var caller, var quota) -> {
        context.attribute(CALLER, caller);
        if (quota != null) tell(quota, context);
      }
      case Admission.Unauthenticated(var why) -> {
        context.header("WWW-Authenticate", "Bearer");
        refuse(context, 401, Code.UNAUTHENTICATED, why);
      }
      case Admission.TooMany(var quota) -> {
        tell(quota, context);
        context.header("Retry-After", Long.toString(quota.moreInSeconds()));
        refuse(
            context,
            429,
            Code.RATE_LIMITED,
            "%d requests a minute are the limit of this %s; ask again in %d s"
                .formatted(quota.perMinute(), quota.policy(), quota.moreInSeconds()));
      }
    }
  }

  /// As draft-ietf-httpapi-ratelimit-headers-10 has it.
  private static void tell(Quota quota, Context context) {
    context.header(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(quota.policy(), quota.perMinute(), WINDOW_SECONDS));
    context.header(
        "RateLimit",
        "\"%s\";r=%d;t=%d".formatted(quota.policy(), quota.remaining(), quota.moreInSeconds()));
  }

  private static void refuse(Context context, int status, Code code, String why) {
    JsonErrors.send(context, status, code, why);
    context.skipRemainingHandlers();
  }

  private static Visitor visitor(Context context) {
    return new Visitor(
        context.req().getRemoteAddr(),
        Collections.list(context.req().getHeaders("X-Forwarded-For")),
        key(context),
        wantsData(context));
  }

  private static @Nullable String key(Context context) {
    var authorization = context.header("Authorization");
    // Another scheme is for a proxy before us.
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : context.header("X-Api-Key");
  }

  /// All but the IDE, in which one types the key, and what browsers ask before they send one.
  private static boolean wantsData(Context context) {
    var path = context.path();
    var isIde = path.equals("/") || path.equals("/graphiql") || path.startsWith("/graphiql/");
    return !isIde && !HandlerType.OPTIONS.equals(context.method());
  }
}
