package dandex.sandbox.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A table while it is drawn into an NWB file.
final class Table {
  private static final String COMMON = "hdmf-common";

  private final NwbDraft draft;
  private final Dice dice;
  private final String path;
  private final int rows;
  private final List<String> columns = new ArrayList<>();

  Table(NwbDraft draft, Dice dice, String path, int rows) {
    this.draft = draft;
    this.dice = dice.of(path);
    this.path = path;
    this.rows = rows;
  }

  Table numbers(String name, String dtype) {
    columns.add(name);
    describe(name, draft.data(COMMON, "VectorData", path + "/" + name, dtype, rows));
    return this;
  }

  /// A column whose every row is an array.
  Table wide(String name, String dtype, long width) {
    columns.add(name);
    describe(name, draft.data(COMMON, "VectorData", path + "/" + name, dtype, rows, width));
    return this;
  }

  Table texts(String name, List<String> from) {
    IntFunction<String> text = row -> dice.of(name).of(row).pick(from);
    draft.inside().say(path + "/" + name, () -> IntStream.range(0, rows).mapToObj(text).toList());
    return column(name, row -> TextNode.valueOf(text.apply(row)));
  }

  Table references(String name, String target) {
    var reference = Chunks.reference(target, draft.objectId(target));
    return column(name, _ -> reference);
  }

  private Table column(String name, IntFunction<JsonNode> value) {
    columns.add(name);
    var attributes =
        draft.json(
            COMMON,
            "VectorData",
            path + "/" + name,
            () -> Chunks.json2(IntStream.range(0, rows).mapToObj(value).toList()),
            rows);
    describe(name, attributes);
    return this;
  }

  /// A column of any number of elements a row, and the index that tells them apart.
  Table ragged(String name, String dtype, long elements) {
    columns.add(name);
    describe(name, draft.data(COMMON, "VectorData", path + "/" + name, dtype, elements));
    index(name);
    return this;
  }

  Table raggedRegion(String name, String table, long elements) {
    columns.add(name);
    var attributes = draft.data(COMMON, "DynamicTableRegion", path + "/" + name, "<i8", elements);
    draft.reference(attributes, "table", table);
    describe(name, attributes);
    index(name);
    return this;
  }

  /// Which stretch of a time series belongs to each row.
  Table timeSeries(String series) {
    columns.add("timeseries");
    var stretch = Json.array().add(0).add(25).add(Chunks.reference(series, draft.objectId(series)));
    var attributes =
        draft.json(
            "core",
            "TimeSeriesReferenceVectorData",
            path + "/timeseries",
            () -> Chunks.json2(List.of(stretch, stretch)),
            2);
    var dtype = attributes.putArray("_COMPOUND_DTYPE");
    dtype.addArray().add("idx_start").add("<i4");
    dtype.addArray().add("count").add("<i4");
    dtype.addArray().add("timeseries").add("<REFERENCE>");
    describe("timeseries", attributes);
    index("timeseries");
    return this;
  }

  /// Writes the table itself.
  ///
  /// @param withIds whether it has identifiers, as it should
  void done(String namespace, String type, String description, boolean withIds) {
    if (withIds) draft.data(COMMON, "ElementIdentifiers", path + "/id", "<i8", rows);
    var attributes = draft.object(path, namespace, type, List.copyOf(columns), (long) rows);
    columns.forEach(attributes.putArray("colnames")::add);
    attributes.put("description", description);
  }

  private void index(String name) {
    var attributes = draft.data(COMMON, "VectorIndex", path + "/" + name + "_index", "<u4", rows);
    draft.reference(attributes, "target", path + "/" + name);
    attributes.put("description", "Index for VectorData '" + name + "'");
  }

  private void describe(String name, ObjectNode attributes) {
    attributes.put("description", name.replace('_', ' ') + " of each row");
    // kerchunk wrote NaN as such, LINDI writes it as a text
    if (draft.form().bareNaN()) attributes.put("resolution", Double.NaN);
  }
}
