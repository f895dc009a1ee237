package dandex.server.http;

import dandex.server.export.Beginning;
import dandex.server.export.Export;
import dandex.server.export.Exports;
import dandex.server.export.Format;
import dandex.server.graphql.AssetQuestions;
import dandex.server.graphql.Code;
import dandex.server.graphql.Trouble;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/export/…`.
final class ExportRoute {
  private static final Logger LOG = LoggerFactory.getLogger(ExportRoute.class);
  private static final int BUFFER = 64_000;

  private final Exports exports;
  private final ExportReader reader;
  private final ExportMetrics metrics;
  private final Streams streams = new Streams();

  ExportRoute(Exports exports, AssetQuestions questions, ExportMetrics metrics) {
    this.exports = exports;
    this.metrics = metrics;
    reader = new ExportReader(questions);
  }

  /// Begins no export, so there is no id to go on with.
  void head(Context context, Format format) {
    try {
      var objection = exports.objection(reader.read(context));
      if (objection.isPresent()) {
        ExportRefusal.send(context, objection.get());
      } else {
        describe(context, format);
      }
    } catch (HttpRefusal wrong) {
      ExportRefusal.send(context, wrong);
    }
  }

  void get(Context context, Format format) {
    var started = System.nanoTime();
    try {
      switch (exports.begin(reader.read(context))) {
        case Beginning.Begun(var export) -> stream(context, format, export, started);
        case Beginning refused -> refused(format, ExportRefusal.send(context, refused), started);
      }
    } catch (HttpRefusal wrong) {
      refused(format, ExportRefusal.send(context, wrong), started);
    } catch (RuntimeException failure) {
      var trouble = Trouble.of(failure, RequestId.of(context));
      refused(format, ExportRefusal.send(context, trouble), started);
    }
  }

  /// Cuts those that run.
  void stop() {
    streams.cutAll();
  }

  private void refused(Format format, Code code, long started) {
    metrics.record(format, code.name(), 0, 0, System.nanoTime() - started);
  }

  private void stream(Context context, Format format, Export export, long started) {
    var outcome = Code.INTERNAL_ERROR.name();
    var sent = new LongAdder();
    streams.begin(context);
    try {
      outcome = write(context, format, export, sent);
    } finally {
      streams.end(context);
      var nanos = System.nanoTime() - started;
      metrics.record(format, outcome, export.rows(), sent.sum(), nanos);
    }
  }

  /// @return the outcome
  private String write(Context context, Format format, Export export, LongAdder sent) {
    var request = RequestId.of(context);
    try {
      writtenButForTheEnd(context, format, export, sent).close();
      return ExportMetrics.OK;
    } catch (IOException | RuntimeException failure) {
      var outcome = outcome(failure, request);
      cut(context, format, export, outcome);
      return outcome;
    }
  }

  /// Makes room for another before the client sees the end: who has seen it finds nothing left
  /// behind.
  private static OutputStream writtenButForTheEnd(
      Context context, Format format, Export export, LongAdder sent) throws IOException {
    try (export) {
      describe(context, format);
      context.header("Export-Id", export.id());
      ExportTrailer.announce(context, export);
      var out = new BufferedOutputStream(Gzip.stream(context, sent), BUFFER);
      export.write(format, out);
      LOG.info(
          "exported {} assets to {} (request {})",
          export.rows(),
          format.file(),
          RequestId.of(context));
      export.arrived();
      return out;
    }
  }

  /// Whatever fails once the server stops does so for that.
  private String outcome(Exception failure, String request) {
    if (streams.isStopped()) return ExportMetrics.STOPPED;
    return failure instanceof IOException
        ? ExportMetrics.CLIENT_GONE
        : Trouble.of(failure, request).code().name();
  }

  private static void cut(Context context, Format format, Export export, String outcome) {
    Streams.cut(context);
    LOG.info(
        "{} is cut after {} assets: {}; it can be gone on with for a while (request {})",
        format.file(),
        export.rows(),
        outcome,
        RequestId.of(context));
  }

  private static void describe(Context context, Format format) {
    context
        .contentType(format.mediaType())
        .header("Content-Disposition", "attachment; filename=\"" + format.file() + "\"");
  }
}
