package dandex.server.http;

import io.javalin.http.Context;

/// What browsers are told about every answer: it is what it says it is, tells no other site where
/// it was read, and loads nothing. The IDE, which is a page, says more.
final class SecurityHeaders {
  static final String POLICY = "Content-Security-Policy";

  private SecurityHeaders() {}

  static void give(Context context) {
    context
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(POLICY, "default-src 'none'; frame-ancestors 'none'");
  }
}
