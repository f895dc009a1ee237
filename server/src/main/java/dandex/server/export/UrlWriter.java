package dandex.server.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/// Writes where assets can be downloaded, one URL a line.
record UrlWriter(OutputStream out) implements RowWriter {
  @Override
  public void row(Row row) throws IOException {
    out.write((row.download() + "\n").getBytes(US_ASCII));
  }
}
