package dandex.server.http;

import io.javalin.http.Context;
import java.util.Set;

/// Which pages of other sites may read our answers, in a browser. Never with cookies: there are
/// none.
///
/// @param origins as browsers send them, `https://a.example`; `*` among them stands for all
record Cors(Set<String> origins) {
  private static final String ALL = "*";
  private static final String ASKED =
      "Content-Type, Accept, Authorization, X-Api-Key, X-Request-Id";
  private static final String EXPOSED =
      "X-Request-Id, RateLimit, RateLimit-Policy, Retry-After, Export-Id";

  /// What is told with every answer.
  void give(Context context) {
    if (origins.isEmpty()) return;
    if (!origins.contains(ALL)) context.addHeader("Vary", "Origin");
    var origin = context.header("Origin");
    if (origin == null || !allows(origin)) return;
    context
        .header("Access-Control-Allow-Origin", origins.contains(ALL) ? ALL : origin)
        .header("Access-Control-Expose-Headers", EXPOSED);
  }

  /// Answers the question whether a page may send a request that is not a simple one.
  void preflight(Context context) {
    context.status(204).header("Allow", "GET, POST, OPTIONS");
    var origin = context.header("Origin");
    if (origin == null || !allows(origin)) return;
    context
        .header("Access-Control-Allow-Methods", "GET, POST")
        .header("Access-Control-Allow-Headers", ASKED)
        .header("Access-Control-Max-Age", "600");
  }

  private boolean allows(String origin) {
    return origins.contains(ALL) || origins.contains(origin);
  }
}
