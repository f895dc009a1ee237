package dandex.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The GraphQL IDE: a page of ours and the files that it needs, all of them from the jar.
final class IdeFiles {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String QUESTIONS = "questions.json";

  /// Scripts only from here. Styles may be inline, since the editor makes some as it runs.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action"
          + " 'none'; frame-ancestors 'none'";

  private static final Map<String, IdeFiles.Source> SOURCES =
      Map.of(
          "react.js", new Source(WEBJARS + "react/18.3.1/umd/react.production.min.js", JAVASCRIPT),
          "react-dom.js",
              new Source(WEBJARS + "react-dom/18.3.1/umd/react-dom.production.min.js", JAVASCRIPT),
          "graphiql.js", new Source(WEBJARS + "graphiql/2.4.7/graphiql.min.js", JAVASCRIPT),
          "graphiql.css", new Source(WEBJARS + "graphiql/2.4.7/graphiql.min.css", CSS),
          "start.js", new Source("/graphiql/start.js", JAVASCRIPT),
          "start.css", new Source("/graphiql/start.css", CSS));

  /// Read when it is first asked for.
  private static final class Held {
    static final byte[] QUESTIONS = Cookbook.ofJar().json();
  }

  private record Source(String resource, String type) {}

  private IdeFiles() {}

  static void page(Context context) {
    context.header(SecurityHeaders.POLICY, POLICY);
    send(context, new Source("/graphiql/index.html", "text/html; charset=utf-8"));
  }

  static void file(Context context) {
    var file = context.pathParam("file");
    var source = SOURCES.get(file);
    if (source == null && !file.equals(QUESTIONS)) {
      JsonErrors.notFound(context);
      return;
    }
    context.header("Cache-Control", "public, max-age=3600");
    if (source != null) send(context, source);
    else context.contentType("application/json; charset=utf-8").result(Held.QUESTIONS);
  }

  private static void send(Context context, Source source) {
    try (var stream = IdeFiles.class.getResourceAsStream(source.resource())) {
      if (stream == null) throw new IllegalStateException("the jar has no " + source.resource());
      context.contentType(source.type()).result(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
