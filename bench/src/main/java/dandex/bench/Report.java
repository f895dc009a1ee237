package dandex.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows as people and programs read them.
record Report(List<Row> rows) {
  private static final JsonMapper JSON = new JsonMapper();

  /// A table in Markdown.
  String table() {
    var lines = new ArrayList<String>();
    lines.add("| what | figure | reference | ratio | aim | met | heap |");
    lines.add("|---|---|---|---|---|---|---|");
    for (var row : rows) {
      lines.add(
          "| %s | %s %s | %s | %s | %s | %s | %s |"
              .formatted(
                  row.what(),
                  number(row.figure()),
                  row.unit(),
                  row.reference() == null
                      ? ""
                      : row.against() + ": " + number(row.reference()) + " " + row.unit(),
                  row.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", row.ratio()),
                  Objects.toString(row.aim(), ""),
                  met(row),
                  row.heap() == null ? "" : row.heap() / 1_000_000 + " MB"));
    }
    return String.join("\n", lines);
  }

  /// A list of objects.
  String json() {
    var list = JSON.createArrayNode();
    for (var row : rows) {
      list.addObject()
          .put("what", row.what())
          .put("figure", row.figure())
          .put("unit", row.unit())
          .put("against", row.against())
          .put("reference", row.reference())
          .put("ratio", row.ratio())
          .put("aim", text(row.aim()))
          .put("met", row.met())
          .put("heap", row.heap());
    }
    return list.toPrettyString();
  }

  /// Reads what `json` wrote.
  static Report of(String json) throws IOException {
    var rows = new ArrayList<Row>();
    for (var row : JSON.readTree(json)) {
      rows.add(
          new Row(
              row.path("what").asText(),
              row.path("figure").asDouble(),
              row.path("unit").asText(),
              row.path("against").textValue(),
              row.hasNonNull("reference") ? row.path("reference").asDouble() : null,
              row.hasNonNull("aim") ? Row.Aim.of(row.path("aim").asText()) : null,
              row.hasNonNull("heap") ? row.path("heap").asLong() : null));
    }
    return new Report(rows);
  }

  private static @Nullable String text(Row.@Nullable Aim aim) {
    return aim == null ? null : aim.toString();
  }

  private static String met(Row row) {
    var met = row.met();
    if (met == null) return "";
    return met ? "yes" : "no";
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
  }
}
