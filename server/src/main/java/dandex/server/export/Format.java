package dandex.server.export;

import java.io.IOException;
import java.io.OutputStream;

/// The forms in which assets are exported.
public enum Format {
  /// A JSON object a line.
  NDJSON("assets.ndjson", "application/x-ndjson; charset=utf-8"),
  /// RFC 4180, with a line of titles.
  CSV("assets.csv", "text/csv; charset=utf-8; header=present"),
  /// A download URL a line.
  URLS("assets.urls", "text/plain; charset=utf-8");

  private final String file;
  private final String mediaType;

  Format(String file, String mediaType) {
    this.file = file;
    this.mediaType = mediaType;
  }

  /// The name of a file of it.
  public String file() {
    return file;
  }

  public String mediaType() {
    return mediaType;
  }

  RowWriter on(OutputStream out) throws IOException {
    return switch (this) {
      case NDJSON -> new NdjsonWriter(out);
      case CSV -> new CsvWriter(out);
      case URLS -> new UrlWriter(out);
    };
  }
}
