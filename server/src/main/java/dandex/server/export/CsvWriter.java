package dandex.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes rows as RFC 4180 has it. Lists are joined by `; `; a text that a spreadsheet would take
/// for a formula is preceded by an apostrophe.
record CsvWriter(OutputStream out) implements RowWriter {
  private static final String FORMULA = "=+-@\t\r";
  private static final String SPECIAL = "\",\r\n";

  @Override
  public void head() throws IOException {
    line(Column.ALL.stream().map(Column::title));
  }

  @Override
  public void row(Row row) throws IOException {
    line(Column.ALL.stream().map(column -> cell(column.of(row))));
  }

  private void line(Stream<String> cells) throws IOException {
    out.write((cells.collect(joining(",")) + "\r\n").getBytes(UTF_8));
  }

  static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Long number -> number.toString();
      case List<?> texts -> text(texts.stream().map(Object::toString).collect(joining("; ")));
      default -> text(value.toString());
    };
  }

  private static String text(String text) {
    var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}
