package dandex.server.http;

import dandex.server.export.Exports;
import dandex.server.export.Format;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Counts and times exports by form and outcome, each when it has ended.
final class ExportMetrics {
  /// All of it was written.
  static final String OK = "OK";

  /// The client hung up.
  static final String CLIENT_GONE = "CLIENT_GONE";

  /// A stop of the server has cut it.
  static final String STOPPED = "STOPPED";

  private final MeterRegistry registry;

  ExportMetrics(MeterRegistry registry, Exports exports) {
    this.registry = registry;
    Gauge.builder("dandex.exports.running", exports, Exports::running)
        .description("Exports that are being written")
        .register(registry);
    Gauge.builder("dandex.exports.most", exports, Exports::most)
        .description("Exports that may be written at once")
        .register(registry);
  }

  /// @param outcome one of those above, or the code of what has refused or cut it
  /// @param bytes of the body as it was sent, compressed or not
  void record(Format format, String outcome, long rows, long bytes, long nanos) {
    var tags = Tags.of("format", format.name().toLowerCase(Locale.ROOT), "outcome", outcome);
    Timer.builder("dandex.exports")
        .description("Exports by form and outcome")
        .tags(tags)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
    Counter.builder("dandex.export.rows")
        .description("Rows that exports wrote")
        .tags(tags)
        .register(registry)
        .increment((double) rows);
    Counter.builder("dandex.export.bytes")
        .description("Bytes that exports sent, as compressed")
        .tags(tags)
        .register(registry)
        .increment((double) bytes);
  }
}
