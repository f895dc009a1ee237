package dandex.indexer.lindi;

import dandex.catalog.CleanText;
import dandex.catalog.Json;
import dandex.catalog.LindiFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// What a host says when it is asked for a file, and the file in it.
final class Answer implements AutoCloseable {
  private static final int SMALL = 1 << 16;

  private final String url;
  private final HttpResponse<InputStream> response;
  private final Meter meter;

  Answer(String url, HttpResponse<InputStream> response, Meter meter) {
    this.url = url;
    this.response = response;
    this.meter = meter;
  }

  /// Reads the answer to its end.
  ///
  /// @throws IOException when the connection fails
  /// @throws Refused when the host wants to be asked later
  LindiReading read(LindiParser parser, LindiLimits limits) throws IOException {
    int status = response.statusCode();
    if (status == 200) return content(parsed(parser, limits));
    leftover(response.body());
    if (Refused.isRefusal(status)) throw new Refused(response);
    return switch (status) {
      case 304 -> new LindiReading.Unchanged(url, meter.traffic());
      case 404, 410 -> new LindiReading.Absent(url, meter.traffic());
      default ->
          new LindiReading.Failed(url, "the host answered " + status, false, meter.traffic());
    };
  }

  /// Whether this is an `info.json` that tells what is given.
  ///
  /// @throws IOException when the connection fails, or it is no such document
  boolean tells(Json generation) throws IOException {
    if (response.statusCode() != 200) {
      leftover(response.body());
      return false;
    }
    var sent = new BoundedStream(response.body(), LindiInfo.BYTES);
    try (var unpacked = new BoundedStream(unpacked(sent), LindiInfo.BYTES)) {
      return LindiInfo.tells(unpacked, generation);
    }
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }

  private LindiReading content(Parsing parsing) {
    return switch (parsing) {
      case Parsing.Unusable(var reason) -> new LindiReading.Rejected(url, reason, meter.traffic());
      case Parsing.Parsed parsed -> new LindiReading.Read(file(parsed), meter.traffic());
    };
  }

  private LindiFile file(Parsing.Parsed parsed) {
    return new LindiFile(
        url,
        header("ETag"),
        header("Last-Modified"),
        parsed.structure(),
        parsed.generationMetadata(),
        parsed.contents());
  }

  private Parsing parsed(LindiParser parser, LindiLimits limits) throws IOException {
    long allowed = limits.fileBytes();
    try {
      if (announced() > allowed) throw BoundedStream.tooLarge(allowed);
      var sent = new BoundedStream(response.body(), allowed);
      try (var unpacked = new BoundedStream(unpacked(sent), allowed)) {
        var parsing = parser.parse(unpacked);
        if (parsing instanceof Parsing.Parsed) leftover(sent);
        return parsing;
      }
    } catch (BeyondLimits e) {
      return new Parsing.Unusable(e.reason());
    } catch (ZipException | EOFException e) {
      return new Parsing.Unusable("its gzip packing is broken");
    }
  }

  private InputStream unpacked(InputStream sent) throws IOException {
    return switch (response.headers().firstValue("Content-Encoding").orElse("identity")) {
      case "gzip", "x-gzip" -> new GZIPInputStream(sent, SMALL);
      default -> sent;
    };
  }

  /// Takes what little may be left, so that the connection can be used again.
  private static void leftover(InputStream body) throws IOException {
    body.readNBytes(SMALL);
  }

  private long announced() {
    return response.headers().firstValueAsLong("Content-Length").orElse(0);
  }

  private @Nullable String header(String name) {
    return response.headers().firstValue(name).map(CleanText::of).orElse(null);
  }
}
