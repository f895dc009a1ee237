package dandex.server.http;

import dandex.server.export.Beginning;
import dandex.server.export.Export;
import dandex.server.export.Exports;
import dandex.server.export.Format;
import dandex.server.graphql.AssetQuestions;
import dandex.server.graphql.Code;
import dandex.server.graphql.GraphQlEngine;
import dandex.server.graphql.Trouble;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/export/…`.
final class ExportRoute {
  private static final Logger LOG = LoggerFactory.getLogger(ExportRoute.class);
  private static final int BUFFER = 64_000;
  private static final String ROWS = "Export-Rows";

  private final Exports exports;
  private final ExportReader reader;
  private final Streams streams = new Streams();

  ExportRoute(Exports exports, AssetQuestions questions) {
    this.exports = exports;
    reader = new ExportReader(questions);
  }

  /// Begins no export, so there is no id to go on with.
  void head(Context context, Format format) {
    try {
      var objection = exports.objection(reader.read(context));
      if (objection.isPresent()) {
        refuse(context, objection.get());
      } else {
        describe(context, format);
      }
    } catch (HttpRefusal wrong) {
      refuse(context, status(wrong), wrong.code(), wrong.reason());
    }
  }

  void get(Context context, Format format) {
    try {
      switch (exports.begin(reader.read(context))) {
        case Beginning.Begun(var export) -> stream(context, format, export);
        case Beginning refused -> refuse(context, refused);
      }
    } catch (HttpRefusal wrong) {
      refuse(context, status(wrong), wrong.code(), wrong.reason());
    } catch (RuntimeException failure) {
      var trouble = Trouble.of(failure, RequestId.of(context));
      refuse(context, status(trouble.code()), trouble.code(), trouble.message());
    }
  }

  /// What GraphQL over HTTP calls unprocessable is a bad request here.
  private static int status(HttpRefusal wrong) {
    return wrong.status() == StatusRule.UNPROCESSABLE ? 400 : wrong.status();
  }

  /// Cuts those that run.
  void stop() {
    streams.cutAll();
  }

  private void stream(Context context, Format format, Export export) {
    var request = RequestId.of(context);
    streams.begin(context);
    try (export) {
      describe(context, format);
      context.header("Export-Id", export.id());
      announce(context, export);
      var out = new BufferedOutputStream(Gzip.stream(context), BUFFER);
      export.write(format, out);
      LOG.info("exported {} assets to {} (request {})", export.rows(), format.file(), request);
      export.arrived();
      // Last, so that who has seen the end finds nothing left behind.
      out.close();
    } catch (IOException gone) {
      LOG.info(
          "nobody takes {} after {} assets; it can be gone on with for a while (request {})",
          format.file(),
          export.rows(),
          request);
      Streams.cut(context);
    } catch (RuntimeException failure) {
      var trouble = Trouble.of(failure, request);
      LOG.warn(
          "{} is cut after {} assets by {} (request {})",
          format.file(),
          export.rows(),
          trouble.code(),
          request);
      Streams.cut(context);
    } finally {
      streams.end(context);
    }
  }

  /// Tells at the end, and there only, how many rows there were, to clients that read on so far:
  /// some take what follows the body for an error.
  private static void announce(Context context, Export export) {
    if (!takesTrailers(context)) return;
    context.header("Trailer", ROWS);
    context.res().setTrailerFields(() -> Map.of(ROWS, Long.toString(export.rows())));
  }

  private static boolean takesTrailers(Context context) {
    var accepted = context.header("TE");
    return accepted != null
        && !context.protocol().equals("HTTP/1.0")
        && Arrays.stream(accepted.split(",", -1))
            .anyMatch(it -> it.strip().equalsIgnoreCase("trailers"));
  }

  private static void describe(Context context, Format format) {
    context
        .contentType(format.mediaType())
        .header("Content-Disposition", "attachment; filename=\"" + format.file() + "\"");
  }

  private static void refuse(Context context, Beginning refused) {
    switch (refused) {
      case Beginning.Full() ->
          refuse(context, 429, Code.EXPORT_LIMIT, "as many exports run as may: try again later");
      case Beginning.Expired() ->
          refuse(
              context,
              410,
              Code.EXPORT_EXPIRED,
              "what this export reads is kept no more, or the server was restarted meanwhile: begin"
                  + " a new one, without `export` and `after`");
      case Beginning.Foreign() ->
          refuse(
              context,
              400,
              Code.BAD_USER_INPUT,
              "`export` is no Export-Id of this question: give it as it was, with the same filter,"
                  + " search and versions");
      case Beginning.Refused(var why) -> refuse(context, 400, Code.BAD_USER_INPUT, why);
      case Beginning.Begun _ -> throw new IllegalStateException("an export that has begun");
    }
  }

  private static void refuse(Context context, int status, Code code, String message) {
    if (status == 429 || status == 503) context.header("Retry-After", "10");
    context
        .status(status)
        .contentType(MediaType.JSON.header())
        .result(GraphQlEngine.refusal(code, message));
  }

  private static int status(Code code) {
    return code == Code.SEARCH_UNAVAILABLE || code == Code.STORE_UNAVAILABLE ? 503 : 500;
  }
}
