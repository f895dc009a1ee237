package dandex.server.export;

import java.io.IOException;

/// Writes rows in one form.
interface RowWriter {
  /// What comes before the first row of a whole export.
  default void head() throws IOException {}

  void row(Row row) throws IOException;
}
